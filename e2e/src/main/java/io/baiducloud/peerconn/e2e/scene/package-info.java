/** What the demo stands on: an API server, a simulated cloud and two operators. */
@NullMarked
package io.baiducloud.peerconn.e2e.scene;

import org.jspecify.annotations.NullMarked;
