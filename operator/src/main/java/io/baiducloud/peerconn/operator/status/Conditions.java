package io.baiducloud.peerconn.operator.status;

import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Collects the conditions of a pass; the time of a transition moves only when the status flips. */
final class Conditions {
    private final List<Condition> before;
    private final long generation;
    private final Instant now;
    private final List<Condition> after = new ArrayList<>();

    Conditions(List<Condition> before, long generation, Instant now) {
        this.before = before;
        this.generation = generation;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    void set(String type, ConditionStatus status, String reason, String message) {
        Instant since = before.stream()
                .filter(condition -> condition.is(type) && condition.status() == status)
                .map(Condition::lastTransitionTime)
                .filter(time -> !time.equals(Instant.EPOCH))
                .findFirst()
                .orElse(now);
        after.add(new Condition(type, status, generation, since, reason, message));
    }

    void set(String type, boolean status, String reason, String message) {
        set(type, status ? ConditionStatus.TRUE : ConditionStatus.FALSE, reason, message);
    }

    /** Keeps a condition as it was, or sets it when it never was. */
    void keep(String type, ConditionStatus status, String reason, String message) {
        before.stream()
                .filter(condition ->
                        condition.is(type) && !condition.lastTransitionTime().equals(Instant.EPOCH))
                .findFirst()
                .ifPresentOrElse(
                        known -> after.add(new Condition(
                                type,
                                known.status(),
                                generation,
                                known.lastTransitionTime(),
                                known.reason(),
                                known.message())),
                        () -> set(type, status, reason, message));
    }

    List<Condition> toList() {
        return List.copyOf(after);
    }
}
