/** The {@code PeerConnection} custom resource: its Java types and the names that belong to it. */
@NullMarked
package io.baiducloud.peerconn.crd;

import org.jspecify.annotations.NullMarked;
