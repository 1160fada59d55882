/** Kubernetes itself failing under a working operator: on a real API server, in real time. */
@NullMarked
package io.baiducloud.peerconn.e2e.campaign.kubernetes;

import org.jspecify.annotations.NullMarked;
