/** A small HTTP/1.1 server that shows the wire as it is and can be told to misbehave byte by byte. */
@NullMarked
package io.baiducloud.peerconn.simulator.http;

import org.jspecify.annotations.NullMarked;
