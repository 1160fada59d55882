package io.baiducloud.peerconn.simulator.cloud;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A network that can be connected; {@code relay} ones cannot be connected to each other. */
public record Vpc(String vpcId, String region, boolean relay) {

    /** An ordinary network. */
    public static Vpc of(String vpcId, String region) {
        return new Vpc(vpcId, region, false);
    }

    /** The long form of the id that some answers show. */
    public String uuid() {
        return UUID.nameUUIDFromBytes(vpcId.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
