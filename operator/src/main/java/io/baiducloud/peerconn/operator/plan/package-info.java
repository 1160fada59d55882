/**
 * What to do: pure functions of a {@link io.baiducloud.peerconn.operator.plan.Situation}. Nothing here calls, waits or
 * remembers.
 */
@NullMarked
package io.baiducloud.peerconn.operator.plan;

import org.jspecify.annotations.NullMarked;
