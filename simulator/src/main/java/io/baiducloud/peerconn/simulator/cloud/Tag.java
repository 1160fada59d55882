package io.baiducloud.peerconn.simulator.cloud;

/** A label on a connection. */
public record Tag(String tagKey, String tagValue) {}
