/** What the operator shows of itself while it runs: health, metrics, logs. */
@NullMarked
package io.baiducloud.peerconn.operator.ops;

import org.jspecify.annotations.NullMarked;
