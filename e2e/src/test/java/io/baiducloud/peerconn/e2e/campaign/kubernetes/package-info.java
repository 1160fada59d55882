/** Kubernetes itself failing. */
package io.baiducloud.peerconn.e2e.campaign.kubernetes;
