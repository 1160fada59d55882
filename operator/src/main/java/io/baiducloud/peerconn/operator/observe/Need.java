package io.baiducloud.peerconn.operator.observe;

import java.time.Duration;

/**
 * What the objects of a view together want of the poller.
 *
 * @param watched whether anybody wants anything
 * @param demanded whether somebody waits for a list
 * @param moving whether something moves, or was changed by us and not read since
 * @param interval the shortest interval that anybody wants
 */
record Need(boolean watched, boolean demanded, boolean moving, Duration interval) {}
