package io.baiducloud.peerconn.operator.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plan for an active connection: ready when there is nothing to do, else the first thing that can be done. */
final class ActivePlan {
    private ActivePlan() {}

    static Plan of(Situation s, List<Step> wanted) {
        List<Step> steps = new ArrayList<>();
        Instant settles = null;
        for (Step step : wanted) {
            Optional<Instant> at =
                    s.recent().settlesAt(step.action(), s.policies().settleWindow());
            if (step.isDue() && at.filter(s.now()::isBefore).isPresent()) {
                steps.add(Step.when("the cloud shows what was asked for before", step.action()));
                settles = settles == null || at.get().isBefore(settles) ? at.get() : settles;
            } else {
                steps.add(step);
            }
        }
        return outlook(s, steps).wakingAt(settles);
    }

    private static Plan outlook(Situation s, List<Step> steps) {
        if (steps.isEmpty()) {
            return Plan.of(steps, Reason.ACTIVE, "the connection is active and as declared");
        }
        Optional<Step> due = steps.stream().filter(Step::isDue).findFirst();
        if (due.isPresent()) {
            return Plan.of(steps, Reason.UPDATING, "next: " + due.get().describe());
        }
        Optional<Step> waiting = steps.stream()
                .filter(step -> step.until() == Step.Wait.FOR_THE_CLOUD)
                .findFirst();
        if (waiting.isPresent()) {
            boolean taken = s.recent().wasTaken(waiting.get().action());
            return Plan.of(
                            steps,
                            Reason.UPDATING,
                            taken
                                    ? "the cloud took this and does not show it yet: "
                                            + waiting.get().action().describe()
                                    : "next: " + waiting.get().describe())
                    .whileMoving();
        }
        Step blocked = steps.getFirst();
        String why = blocked.waitsFor() == null ? "" : blocked.waitsFor();
        return Plan.of(steps, Reason.BLOCKED, blocked.action().describe() + " is blocked: " + why);
    }
}
