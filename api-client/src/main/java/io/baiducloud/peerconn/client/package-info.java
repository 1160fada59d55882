/** The signed client of the Baidu AI Cloud peer connection API. Everything a caller needs is in this package. */
@NullMarked
package io.baiducloud.peerconn.client;

import org.jspecify.annotations.NullMarked;
