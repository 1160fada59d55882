package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.Status;
import java.time.Instant;

/** A change of state that happened. */
public record Transition(Instant at, String peerConnId, Status from, Status to) {}
