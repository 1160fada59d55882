package io.baiducloud.peerconn.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a detail call. The provider says "no such connection" by an empty 2xx; whether such an answer came from the
 * service itself, and not from something in between, is told by the request id.
 *
 * @param peerConn the side that was found; null when the answer was empty or a known not-found code
 * @param requestId the provider's id of the request, null if the answer carried none
 */
public record PeerConnLookup(
        @Nullable PeerConn peerConn, @Nullable String requestId) {
    /** Returns the side that was found. */
    public Optional<PeerConn> find() {
        return Optional.ofNullable(peerConn);
    }

    /** Whether the service itself says that there is no such connection: an empty answer that carries its request id. */
    public boolean confirmsAbsence() {
        return peerConn == null && requestId != null && !requestId.isBlank();
    }
}
