package io.baiducloud.peerconn.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.operator.status.StatusComposer;

/** What followed from a situation, in the form of an {@code expected.yaml}: what is absent did not follow. */
final class Verdict {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private Verdict() {}

    static ObjectNode of(Situation situation, String reason) {
        Plan plan = PeeringPlanner.plan(situation);
        ObjectNode verdict = JSON.createObjectNode();
        verdict.put("reason", reason);
        plan.findDue().ifPresent(step -> verdict.put("does", step.describe()));
        if (plan.finalizer() != Plan.Finalizer.KEEP) {
            verdict.put("finalizer", plan.finalizer() == Plan.Finalizer.ADD ? "needed" : "removed");
        }
        if (plan.finalizer() == Plan.Finalizer.REMOVE) {
            verdict.put("says", plan.outlook().message());
            return verdict;
        }
        PeerConnectionStatus status = StatusComposer.compose(situation, plan);
        if (!status.pendingActions().isEmpty()) {
            verdict.set("pendingActions", JSON.valueToTree(status.pendingActions()));
        }
        ObjectNode conditions = verdict.putObject("conditions");
        status.conditions().forEach(condition -> conditions.put(condition.type(), words(condition)));
        verdict.put(
                "says",
                status.findCondition(situation.desired().paused() ? "Paused" : "Ready")
                        .map(Condition::message)
                        .orElse(""));
        if (plan.moving()) {
            verdict.put("looksAgain", "soon");
        }
        if (plan.wakeAt() != null) {
            verdict.put("wakesAt", plan.wakeAt().toString());
        }
        if (plan.listAfter() != null) {
            verdict.put("needsListAfter", plan.listAfter().toString());
        }
        remembered(situation.memory().status(), status, verdict);
        return verdict;
    }

    private static String words(Condition condition) {
        return condition.status() + " " + condition.reason();
    }

    /** The fields of the status that changed and that later decisions rest on; a null one was forgotten. */
    private static void remembered(PeerConnectionStatus before, PeerConnectionStatus after, ObjectNode verdict) {
        JsonNode old = JSON.valueToTree(before);
        JsonNode now = JSON.valueToTree(after);
        ObjectNode changed = JSON.createObjectNode();
        for (String field : new String[] {
            "peerConnId",
            "origin",
            "status",
            "negotiationDeadline",
            "observedBy",
            "createAttempt",
            "previousPeerConnId",
            "protectionCarriedOut",
            "renewal",
            "lastHandledReconcileAt"
        }) {
            if (!old.path(field).equals(now.path(field))) {
                changed.set(field, now.has(field) ? now.get(field) : JSON.nullNode());
            }
        }
        if (!changed.isEmpty()) {
            verdict.set("remembers", changed);
        }
    }
}
