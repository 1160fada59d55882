/** The HTTP face of the cloud: requests to operations, connections to JSON. */
@NullMarked
package io.baiducloud.peerconn.simulator.api;

import org.jspecify.annotations.NullMarked;
