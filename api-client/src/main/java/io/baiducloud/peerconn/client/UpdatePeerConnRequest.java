package io.baiducloud.peerconn.client;

import org.jspecify.annotations.Nullable;

/**
 * New name or description of one side. A null field stays as it is; an empty description clears it.
 *
 * @param localIfId id of the side's interface ({@code qpif-…}); it decides which side is updated
 * @param localIfName the new name, null to leave it
 * @param description the new description, null to leave it, empty to clear it
 * @see <a href="https://cloud.baidu.com/doc/VPC/s/1jwvyufpd">provider's page</a>
 */
public record UpdatePeerConnRequest(
        String localIfId,
        @Nullable String localIfName,
        @Nullable String description) {
    /** Checks that there is something to update, and where. */
    public UpdatePeerConnRequest {
        if (localIfId == null || localIfId.isBlank()) {
            throw new IllegalArgumentException("localIfId: must be set");
        }
        if (localIfName == null && description == null) {
            throw new IllegalArgumentException("localIfName, description: one of them must be set");
        }
    }
}
