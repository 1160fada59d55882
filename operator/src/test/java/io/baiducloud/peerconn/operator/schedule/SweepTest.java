package io.baiducloud.peerconn.operator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.operator.fake.RecordingWaker;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<ObjectRef> OBJECTS = IntStream.range(0, 5)
            .mapToObj(i -> new ObjectRef("ns", "object-" + i, "uid-" + i))
            .toList();

    private final RecordingWaker waker = new RecordingWaker();
    private final Alarms alarms = new Alarms(waker);
    private final AtomicBoolean leading = new AtomicBoolean(true);
    private final Sweep sweep = new Sweep(OBJECTS::stream, alarms, leading::get);

    @Test
    void givesAnAlarmToThoseWithoutOneAndSpreadsThem() {
        // given
        Instant own = START.plus(Sweep.PERIOD.multipliedBy(9));
        alarms.wakeAt(OBJECTS.getFirst(), own);

        // when
        sweep.tick(START);
        sweep.tick(START.plus(Sweep.PERIOD));

        // then
        assertThat(alarms.find(OBJECTS.getFirst())).contains(own);
        Instant swept = START.plus(Sweep.PERIOD);
        for (int i = 1; i < OBJECTS.size(); i++) {
            assertThat(alarms.find(OBJECTS.get(i)))
                    .contains(swept.plus(Sweep.WITHIN.multipliedBy(i - 1).dividedBy(4)));
        }
    }

    @Test
    void leavesEverythingAloneBeforeItsTimeAndWhileAnotherProcessWorks() {
        // when
        sweep.tick(START);
        sweep.tick(START.plus(Sweep.PERIOD).minusSeconds(1));
        leading.set(false);
        sweep.tick(START.plus(Sweep.PERIOD));

        // then
        assertThat(alarms.size()).isZero();
    }
}
