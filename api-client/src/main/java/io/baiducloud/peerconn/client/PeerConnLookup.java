package io.baiducloud.peerconn.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a detail call. The provider says "no such connection" by an empty 2xx; whether such an answer came from the
 * service itself, and not from something in between, is told by the request id.
 *
 * @param peerConn the side that was found; null when the answer was empty or a known not-found code
 * @param requestId the provider's id of the request, null if the answer carried none
 * @param notFoundCode the provider's code when it said "not found" by an error; null for an empty answer and for a found side
 */
public record PeerConnLookup(
        @Nullable PeerConn peerConn,
        @Nullable String requestId,
        @Nullable String notFoundCode) {
    /** An answer without an error. */
    public PeerConnLookup(@Nullable PeerConn peerConn, @Nullable String requestId) {
        this(peerConn, requestId, null);
    }

    /** Returns the provider's code when it said "not found" by an error, and not by an empty answer. */
    public Optional<String> findNotFoundCode() {
        return Optional.ofNullable(notFoundCode);
    }

    /** Returns the side that was found. */
    public Optional<PeerConn> find() {
        return Optional.ofNullable(peerConn);
    }

    /** Whether the service itself says that there is no such connection: an empty answer, or a not-found, with its request id. */
    public boolean confirmsAbsence() {
        return peerConn == null && requestId != null && !requestId.isBlank();
    }
}
