/** Misbehaviour on request: scripts of faults per operation, account, region and count. */
@NullMarked
package io.baiducloud.peerconn.simulator.faults;

import org.jspecify.annotations.NullMarked;
