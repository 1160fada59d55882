package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.crd.ConditionTypes;
import io.baiducloud.peerconn.operator.plan.Action;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.Plan;
import io.baiducloud.peerconn.operator.plan.Situation;
import java.util.EnumSet;
import java.util.Set;

/**
 * Tells drift from news: a difference counts as drift when the object was as declared under this very spec, and then until
 * it shows no more. What a person declared anew is no drift.
 */
final class DriftWatch {
    private final DriftListener listener;

    DriftWatch(DriftListener listener) {
        this.listener = listener;
    }

    /** Compares what is to be done with what was to be done. */
    void compare(Situation s, Plan plan, ObjectMemory memory) {
        if (!(s.observed() instanceof Observed.Present present) || !present.fresh()) {
            return;
        }
        Set<DriftField> before = memory.drifting();
        if (before.isEmpty() && !wasAsDeclared(s)) {
            return;
        }
        Set<DriftField> now = EnumSet.noneOf(DriftField.class);
        plan.steps().forEach(step -> DriftField.of(step.action()).ifPresent(now::add));
        now.stream().filter(field -> !before.contains(field)).forEach(listener::found);
        memory.drifts(now);
    }

    /** Notes an action that the cloud took; answers whether it repaired drift. */
    boolean repaired(Action action, ObjectMemory memory) {
        return DriftField.of(action)
                .filter(memory.drifting()::contains)
                .map(field -> {
                    listener.repaired(field);
                    return true;
                })
                .orElse(false);
    }

    private static boolean wasAsDeclared(Situation s) {
        return s.memory()
                .status()
                .findCondition(ConditionTypes.SYNCED)
                .filter(synced -> synced.status() == ConditionStatus.TRUE
                        && synced.observedGeneration() != null
                        && synced.observedGeneration() == s.desired().generation())
                .isPresent();
    }
}
