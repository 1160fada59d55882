package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.operator.throttle.Health;
import java.time.Instant;

/** What came of asking for one side of a connection. */
public sealed interface DetailAnswer {
    /**
     * The side that was asked for.
     *
     * @param row as the cloud shows it
     * @param readAt when it was asked for
     */
    record Row(PeerConn row, Instant readAt) implements DetailAnswer {}

    /**
     * Another side than the one asked for, or one of another region: proves nothing about ours.
     *
     * @param row what came
     */
    record WrongSide(PeerConn row) implements DetailAnswer {}

    /**
     * Nothing, or "not found".
     *
     * @param confirmedByService whether it carried the service's own request id, so that it counts as proof
     */
    record Empty(boolean confirmedByService) implements DetailAnswer {}

    /**
     * No call was made: it is not the object's turn. It will be woken.
     *
     * @param estimate about when
     */
    record Waiting(Instant estimate) implements DetailAnswer {}

    /**
     * No call was made: nothing works with this credential. The object will be woken when that changes.
     *
     * @param health why
     */
    record Held(Health health) implements DetailAnswer {}

    /**
     * The call failed.
     *
     * @param exception how
     */
    record Failed(BceException exception) implements DetailAnswer {}
}
