/** Who may call the cloud, and when: token buckets, the queues before them, the breaker. No thread ever waits here. */
@NullMarked
package io.baiducloud.peerconn.operator.throttle;

import org.jspecify.annotations.NullMarked;
