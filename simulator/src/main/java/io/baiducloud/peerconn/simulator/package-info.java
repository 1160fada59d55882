/** A Baidu AI Cloud peer connection service to test against: as a library, a process or a container. */
@NullMarked
package io.baiducloud.peerconn.simulator;

import org.jspecify.annotations.NullMarked;
