package io.baiducloud.peerconn.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Instant LIST = Instant.parse("2026-11-23T16:00:00Z");

    @Test
    void aPlanThatDoubtsAListIsNotSatisfiedByThatList() {
        // when
        Plan plan = Plan.hold(Reason.PENDING, "looking again").needingListAfter(LIST);

        // then
        assertThat(plan.listNotBefore())
                .hasValueSatisfying(begin -> assertThat(begin)
                        .as("else the object waits for its safety net, half a minute, instead of the next list")
                        .isAfter(LIST));
    }

    @Test
    void aPlanThatNeedsNoListAsksForNone() {
        assertThat(Plan.hold(Reason.ACTIVE, "as declared").listNotBefore()).isEmpty();
    }
}
