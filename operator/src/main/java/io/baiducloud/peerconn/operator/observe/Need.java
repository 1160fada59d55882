package io.baiducloud.peerconn.operator.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the objects of a view together want of the poller.
 *
 * @param watched whether anybody wants anything
 * @param demanded whether somebody waits for a list
 * @param stirredAt since when something has been moving, or changed by us, that no list begun later has shown; empty when
 *     all is at rest
 * @param sides the sides that move, where reading them one by one is enough and costs less than a list; else none
 * @param interval the shortest interval that anybody wants
 */
record Need(boolean watched, boolean demanded, Optional<Instant> stirredAt, List<Side> sides, Duration interval) {}
