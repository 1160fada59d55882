package io.baiducloud.peerconn.operator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.operator.fake.RecordingWaker;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ObjectRef ONE = new ObjectRef("ns", "one", "uid-1");
    private static final ObjectRef TWO = new ObjectRef("ns", "two", "uid-2");

    private final RecordingWaker waker = new RecordingWaker();
    private final Alarms alarms = new Alarms(waker);

    @Test
    void wakesThoseThatAreDueInOrderOfTime() {
        alarms.wakeAt(ONE, START.plusSeconds(2));
        alarms.wakeAt(TWO, START.plusSeconds(1));

        alarms.tick(START.plusMillis(999));
        assertThat(waker.take()).isEmpty();
        alarms.tick(START.plusSeconds(2));

        assertThat(waker.take()).containsExactly(TWO, ONE);
        assertThat(alarms.size()).isZero();
    }

    @Test
    void theEarlierOfTwoInstantsCounts() {
        alarms.wakeAt(ONE, START.plusSeconds(5));
        alarms.wakeAt(ONE, START.plusSeconds(9));
        assertThat(alarms.find(ONE)).contains(START.plusSeconds(5));
        alarms.wakeAt(ONE, START.plusSeconds(1));
        assertThat(alarms.find(ONE)).contains(START.plusSeconds(1));

        alarms.tick(START.plusSeconds(60));

        assertThat(waker.take()).containsExactly(ONE);
    }

    @Test
    void anAlarmRingsOnceAndMayBeSetAgain() {
        alarms.wakeAt(ONE, START);
        alarms.tick(START);
        alarms.tick(START.plusSeconds(1));
        assertThat(waker.take()).containsExactly(ONE);

        alarms.wakeAt(ONE, START.plusSeconds(2));
        alarms.tick(START.plusSeconds(2));

        assertThat(waker.take()).containsExactly(ONE);
    }

    @Test
    void aCancelledAlarmDoesNotRing() {
        alarms.wakeAt(ONE, START);
        alarms.wakeAt(TWO, START);

        alarms.cancel(ONE);
        alarms.tick(START);

        assertThat(waker.take()).containsExactly(TWO);
    }
}
