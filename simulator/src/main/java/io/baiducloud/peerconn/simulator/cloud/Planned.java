package io.baiducloud.peerconn.simulator.cloud;

import java.time.Instant;

/**
 * A change that will happen by itself.
 *
 * @param <T> what changes
 */
public record Planned<T>(Instant at, T next) {}
