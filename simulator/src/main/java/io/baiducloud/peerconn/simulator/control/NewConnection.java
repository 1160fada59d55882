package io.baiducloud.peerconn.simulator.control;

import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection that somebody makes in the console, as a control request writes it. */
record NewConnection(
        @Nullable String localVpcId,
        @Nullable String peerVpcId,
        @Nullable Integer bandwidthInMbps,
        @Nullable Boolean deleteProtect,
        @Nullable Map<String, String> tags) {

    Connection addTo(Controls controls) {
        String local = required("localVpcId", localVpcId);
        String peer = required("peerVpcId", peerVpcId);
        Account owner = controls.ownerOf(local);
        Account other = controls.ownerOf(peer);
        return controls.console().add(sketch -> {
            sketch.between(owner, local, other, peer).deleteProtect(Boolean.TRUE.equals(deleteProtect));
            if (bandwidthInMbps != null) {
                sketch.bandwidth(bandwidthInMbps);
            }
            if (tags != null) {
                tags.forEach(sketch::tag);
            }
            return sketch;
        });
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }
}
