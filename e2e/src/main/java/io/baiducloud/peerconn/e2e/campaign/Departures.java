package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import java.util.Optional;

/** Looks, at the moment an object is gone, what has become of its connection. */
record Departures(World world, LifeCycle.Fate fate) {

    void check(PeerConnection last) {
        String id = last.getStatus().peerConnId();
        if (id == null) {
            return;
        }
        Optional<Connection> left = world.cloud().connection(id).filter(connection -> !connection.isGone());
        switch (fate) {
            case RELEASED -> {
                if (left.isPresent()) {
                    world.violation("object " + last.getMetadata().getName() + " is gone while " + id + " is "
                            + left.get().status());
                }
            }
            case KEPT -> {
                if (left.isEmpty()) {
                    world.violation("object " + last.getMetadata().getName() + " is gone and took " + id + " along");
                }
            }
        }
    }
}
