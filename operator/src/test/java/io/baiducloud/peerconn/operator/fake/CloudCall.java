package io.baiducloud.peerconn.operator.fake;

import io.baiducloud.peerconn.client.Operation;
import java.time.Instant;

/**
 * One call that reached the cloud.
 *
 * @param operation what was asked
 * @param accessKeyId whose key it was
 * @param region at which endpoint
 * @param subject the connection it was about; for a list the marker, for a creation the VPC; empty for none
 * @param at when
 */
public record CloudCall(Operation operation, String accessKeyId, String region, String subject, Instant at) {}
