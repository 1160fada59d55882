/** What demo, bench, campaigns and tests share: an API server, a simulated cloud, operators, and how objects are read. */
@NullMarked
package io.baiducloud.peerconn.e2e.scene;

import org.jspecify.annotations.NullMarked;
