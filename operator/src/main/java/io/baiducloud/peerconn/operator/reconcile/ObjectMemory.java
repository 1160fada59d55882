package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.operator.plan.Action;
import io.baiducloud.peerconn.operator.plan.Recent;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What this process remembers of one object between passes; passes over one object never overlap. */
final class ObjectMemory {
    /** Some of what is announced is written by the authors of objects, who may write a lot. */
    private static final int MOST_ANNOUNCED = 100;

    private static final int LONGEST_ANNOUNCED = 200;

    private Instant lookAfter;
    private @Nullable String freshLookAsked;
    private @Nullable Instant freshLookSince;
    private final Set<String> announced = new HashSet<>();
    private final Map<String, Recent.Done> done = new LinkedHashMap<>();
    private Optional<Recent.Trouble> trouble = Optional.empty();
    private @Nullable Instant consultingSeenAt;
    private boolean waiting;
    private @Nullable Instant createdAt;
    private @Nullable String released;
    private @Nullable Object basis;
    private int overtaken;
    private final Set<DriftField> drifting = EnumSet.noneOf(DriftField.class);

    ObjectMemory(Instant firstSeen) {
        this.lookAfter = firstSeen;
    }

    /**
     * Absence counts only on a list begun after this: when this process first saw the object, or when a call of unknown
     * outcome ended.
     */
    synchronized Instant lookAfter() {
        return lookAfter;
    }

    synchronized void lookAgain(Instant now) {
        // one begun at that very instant was begun before the call
        lookAfter = now.plusNanos(1);
    }

    /** When a fresh look that a person asks for was first read. */
    synchronized Instant freshLookSince(Instant now, String asked) {
        if (freshLookSince == null || !asked.equals(freshLookAsked)) {
            freshLookAsked = asked;
            freshLookSince = now;
        }
        return freshLookSince;
    }

    synchronized Recent recent() {
        return new Recent(List.copyOf(done.values()), trouble, consultingSeenAt);
    }

    synchronized void done(Action action, Instant now) {
        String words = action.describe();
        done.merge(
                words,
                new Recent.Done(words, now, 1),
                (before, ignored) -> new Recent.Done(words, now, before.times() + 1));
        trouble = Optional.empty();
        if (action instanceof Action.Create) {
            createdAt = now;
        }
        if (action instanceof Action.Release release) {
            released = release.peerConnId();
        }
    }

    /** Whether the cloud took our release of a connection. */
    synchronized boolean hasReleased(String peerConnId) {
        return peerConnId.equals(released);
    }

    /** Everything declared is there: what was done before has shown. */
    synchronized void settled() {
        done.clear();
        trouble = Optional.empty();
    }

    /** What was done and is no longer to be done has shown. */
    synchronized void stillWanted(Set<String> actions) {
        done.keySet().retainAll(actions);
    }

    synchronized void troubled(Recent.Trouble what) {
        trouble = Optional.of(what);
    }

    /** What a person changed makes a new start; answers whether it is one. */
    synchronized boolean startsAnew(Object newBasis) {
        boolean changed = basis != null && !Objects.equals(basis, newBasis);
        basis = newBasis;
        if (changed) {
            trouble = Optional.empty();
            done.clear();
            drifting.clear();
        }
        return changed;
    }

    /** Counts passes in a row that were decided for a version of the object that was no longer the newest. */
    synchronized int overtakenAgain() {
        return ++overtaken;
    }

    synchronized void notOvertaken() {
        overtaken = 0;
    }

    /** The request was seen waiting in a list begun then. */
    synchronized void waits(Instant listBegunAt) {
        waiting = true;
        consultingSeenAt = listBegunAt;
    }

    /** The request is seen to have failed: until the list before this one it was waiting, or somebody would have noticed. */
    synchronized void waitsNoLonger(Optional<Instant> listBefore) {
        if (waiting) {
            consultingSeenAt = listBefore.orElse(consultingSeenAt);
            waiting = false;
        }
    }

    /** Whether a connection was created within the last so many seconds. */
    synchronized boolean createdWithin(Instant now, int seconds) {
        return createdAt != null && createdAt.plusSeconds(seconds).isAfter(now);
    }

    /** What differs although it did not under this very spec. */
    synchronized Set<DriftField> drifting() {
        return Set.copyOf(drifting);
    }

    synchronized void drifts(Set<DriftField> fields) {
        drifting.clear();
        drifting.addAll(fields);
    }

    /** Whether something is to be announced for the first time. */
    synchronized boolean announce(String what) {
        if (announced.size() == MOST_ANNOUNCED) {
            announced.clear();
        }
        return announced.add(what.length() <= LONGEST_ANNOUNCED ? what : what.substring(0, LONGEST_ANNOUNCED));
    }
}
