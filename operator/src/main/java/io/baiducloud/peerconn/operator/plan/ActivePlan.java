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
            return Plan.of(
                    steps,
                    Reason.ACTIVE,
                    s.desired().reservationMonths().isEmpty()
                            ? "the connection is active and as declared"
                            : "the connection is active and as declared; billing.reservation counts at creation only");
        }
        Optional<Step> due = steps.stream().filter(Step::isDue).findFirst();
        if (due.isPresent()) {
            return Plan.of(steps, Reason.UPDATING, "next: " + due.get().describe());
        }
        List<Step> waiting = steps.stream()
                .filter(step -> step.until() == Step.Wait.FOR_THE_CLOUD)
                .toList();
        return waiting.isEmpty() ? standing(steps) : waiting(s, steps, waiting);
    }

    private static Plan waiting(Situation s, List<Step> steps, List<Step> waiting) {
        Action first = waiting.getFirst().action();
        Plan plan = Plan.of(
                steps,
                Reason.UPDATING,
                s.recent().wasTaken(first)
                        ? "the cloud took this and does not show it yet: " + first.describe()
                        : "next: " + waiting.getFirst().describe());
        boolean inVain = waiting.stream().map(Step::action).allMatch(s.recent()::isWithoutEffect);
        return inVain ? plan : plan.whileMoving();
    }

    /** Nothing goes on by itself. */
    private static Plan standing(List<Step> steps) {
        Step first = steps.stream()
                .filter(step -> step.until() == Step.Wait.FOR_A_PERSON)
                .findFirst()
                .orElseGet(steps::getFirst);
        return first.until() == Step.Wait.FOR_A_PERSON
                ? Plan.of(steps, Reason.BLOCKED, first.action().describe() + " is blocked: " + first.waitsFor())
                : Plan.of(steps, Reason.NOT_SYNCED, "not done yet: " + first.describe());
    }
}
