package io.baiducloud.peerconn.client;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param peerConns the rows; a same-account connection may have two, one for each role
 * @param nextMarker where the next page starts; null on the last page
 * @param requestId the provider's id of the request, null if it sent none
 */
public record PeerConnPage(
        List<PeerConn> peerConns,
        @Nullable String nextMarker,
        @Nullable String requestId) {
    /** Copies the rows. */
    public PeerConnPage {
        peerConns = List.copyOf(peerConns);
    }

    /** Returns where the next page starts; empty on the last page. */
    public Optional<String> findNextMarker() {
        return Optional.ofNullable(nextMarker);
    }
}
