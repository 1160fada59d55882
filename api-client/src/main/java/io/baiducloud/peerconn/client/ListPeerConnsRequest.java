package io.baiducloud.peerconn.client;

import org.jspecify.annotations.Nullable;

/**
 * What to list.
 *
 * @param vpcId only rows whose local VPC this is; null for all
 * @param marker where to start, as {@link PeerConnPage#nextMarker()} gave it; null for the first page
 * @param maxKeys rows in a page, 1 to 1000
 */
public record ListPeerConnsRequest(
        @Nullable String vpcId, @Nullable String marker, int maxKeys) {
    /** The largest page the provider gives. */
    public static final int MAX_KEYS = 1000;

    /** Checks the page size, and that no filter is empty: the provider may take that for none. */
    public ListPeerConnsRequest {
        if (vpcId != null && vpcId.isBlank()) {
            throw new IllegalArgumentException("vpcId: must not be blank; null is for all");
        }
        if (marker != null && marker.isEmpty()) {
            throw new IllegalArgumentException("marker: must not be empty; null is for the first page");
        }
        if (maxKeys < 1 || maxKeys > MAX_KEYS) {
            throw new IllegalArgumentException("maxKeys: must be 1 to 1000, is " + maxKeys);
        }
    }

    /** All rows, in pages as large as the provider gives. */
    public static ListPeerConnsRequest all() {
        return new ListPeerConnsRequest(null, null, MAX_KEYS);
    }

    /** All rows whose local VPC is the given one. */
    public static ListPeerConnsRequest ofVpc(String vpcId) {
        return new ListPeerConnsRequest(vpcId, null, MAX_KEYS);
    }

    /** The same list, from another page on. */
    public ListPeerConnsRequest from(@Nullable String nextMarker) {
        return new ListPeerConnsRequest(vpcId, nextMarker, maxKeys);
    }

    /** The same list in pages of another size. */
    public ListPeerConnsRequest withMaxKeys(int rows) {
        return new ListPeerConnsRequest(vpcId, marker, rows);
    }
}
