/** The life of a peer connection on a real API server and the simulator, with a clock that runs fast. */
@NullMarked
package io.baiducloud.peerconn.e2e.lifecycle;

import org.jspecify.annotations.NullMarked;
