package io.baiducloud.peerconn.operator.status;

import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the conditions of a pass; the time of a transition moves only when the status flips. */
final class Conditions {
    /** What is quoted of the cloud may be of any length; the API server takes 32,768 characters, and nobody reads so many. */
    private static final int LONGEST_MESSAGE = 4096;

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
        after.add(new Condition(type, status, generation, since, reason, cut(message)));
    }

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...";
    }

    void set(String type, boolean status, String reason, String message) {
        set(type, status ? ConditionStatus.TRUE : ConditionStatus.FALSE, reason, message);
    }

    /** Leaves a condition as it is, its generation included; where it never was, nothing is known. */
    void leave(String type, String reason, String message) {
        find(type).ifPresentOrElse(after::add, () -> set(type, ConditionStatus.UNKNOWN, reason, message));
    }

    private Optional<Condition> find(String type) {
        return before.stream()
                .filter(condition ->
                        condition.is(type) && !condition.lastTransitionTime().equals(Instant.EPOCH))
                .findFirst();
    }

    /** Keeps a condition as it was, or sets it when it never was. */
    void keep(String type, ConditionStatus status, String reason, String message) {
        find(type)
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
