/** The control API: what a test does by method call, a script does over HTTP. */
@NullMarked
package io.baiducloud.peerconn.simulator.control;

import org.jspecify.annotations.NullMarked;
