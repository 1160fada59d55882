package io.baiducloud.peerconn.operator.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeapTidyingTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong young = new AtomicLong();
    private final AtomicInteger collected = new AtomicInteger();
    private final HeapTidying tidying = new HeapTidying(young::get, collected::incrementAndGet);

    private void tickAfter(int periods) {
        tidying.tick(START.plus(HeapTidying.PERIOD.multipliedBy(periods)));
    }

    @Test
    void collectsOnceAfterWorkAndNeverAtRest() {
        // given
        tickAfter(0);

        // when
        young.set(HeapTidying.WORTH_IT);
        tickAfter(1);
        tickAfter(2);
        tickAfter(3);

        // then
        assertThat(collected).hasValue(1);

        // when
        young.addAndGet(HeapTidying.WORTH_IT - 1);
        tickAfter(4);

        // then
        assertThat(collected).hasValue(1);
    }

    @Test
    void collectsAtMostOnceInAPeriodHoweverMuchHappens() {
        // when
        for (int second = 0; second < HeapTidying.PERIOD.toSeconds(); second++) {
            young.addAndGet(HeapTidying.WORTH_IT);
            tidying.tick(START.plusSeconds(second));
        }

        // then
        assertThat(collected).hasValue(1);
    }
}
