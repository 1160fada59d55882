package io.baiducloud.peerconn.operator.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * What speaks for a connection being gone.
 *
 * @param lastSeen when a list or a detail last showed a row of it; empty when this process never saw one
 * @param completeListsWithout complete lists begun after that (or, never seen, after somebody began to watch it) without
 *     any row of it
 * @param massAbsence too many connections of this account and region vanished together without our doing for this one to be
 *     believed; until it comes back or is excused
 * @param releasedByUs we asked for its release, so that it is expected to vanish
 */
public record Absence(Optional<Instant> lastSeen, int completeListsWithout, boolean massAbsence, boolean releasedByUs) {
    /** Not yet enough to be believed: somebody else has to look first. */
    Absence asIfMissedOnce() {
        return new Absence(lastSeen, Math.min(completeListsWithout, 1), massAbsence, releasedByUs);
    }
}
