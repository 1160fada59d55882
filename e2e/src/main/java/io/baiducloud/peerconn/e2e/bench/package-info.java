/** What the operator costs with many objects: scenarios, and the figures they come to. */
@NullMarked
package io.baiducloud.peerconn.e2e.bench;

import org.jspecify.annotations.NullMarked;
