/** The provider's own SDK against the simulator, each in a process of its own. */
@NullMarked
package io.baiducloud.peerconn.conformance;

import org.jspecify.annotations.NullMarked;
