/** The whole state of a simulator as one JSON document, to be kept and brought back. */
@NullMarked
package io.baiducloud.peerconn.simulator.state;

import org.jspecify.annotations.NullMarked;
