package io.baiducloud.peerconn.operator.plan;

import java.time.Instant;

/**
 * What speaks for the absence of a connection.
 *
 * @param everSeen whether the connection was ever seen
 * @param listsWithout complete lists, begun after the last sighting, that lack it
 * @param listBegunAt when the newest of them was begun
 * @param detailConfirms whether the service itself answered, to our role in our region, that there is none
 * @param sameAccount whether the access key is the one that last saw it, or has proved the same account
 * @param massAbsence whether it vanished together with many others
 * @param releasedByUs whether the cloud took our release
 */
public record Evidence(
        boolean everSeen,
        int listsWithout,
        Instant listBegunAt,
        boolean detailConfirms,
        boolean sameAccount,
        boolean massAbsence,
        boolean releasedByUs) {

    private static final int LISTS_NEEDED = 2;

    /** Whether enough lists lack it. */
    public boolean hasEnoughLists() {
        return listsWithout >= LISTS_NEEDED;
    }
}
