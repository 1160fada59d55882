package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.Operation;
import java.math.BigDecimal;
import java.time.Instant;

/** One line of the bill; refunds are negative. */
public record Charge(
        Instant at, String accountId, String peerConnId, Operation cause, BigDecimal amount, String clientToken) {}
