package io.baiducloud.peerconn.operator.kube;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/** Where a write is told, so that the next pass reads it even when the watch has not brought it yet. */
@FunctionalInterface
public interface RecentWrites {
    /** Says that {@code before} has been replaced by {@code after}. */
    void written(PeerConnection after, PeerConnection before);

    /** The cache that the passes of this context read. */
    static RecentWrites of(Context<PeerConnection> context) {
        return (after, before) -> context.eventSourceRetriever()
                .getControllerEventSource()
                .handleRecentResourceUpdate(ResourceID.fromResource(after), after, before);
    }
}
