/** The cloud itself: accounts, VPCs and connections driven by a business clock. Knows no HTTP. */
@NullMarked
package io.baiducloud.peerconn.simulator.cloud;

import org.jspecify.annotations.NullMarked;
