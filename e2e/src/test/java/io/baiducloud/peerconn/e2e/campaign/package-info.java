/** A bounded part of every campaign, for each build. */
@org.jspecify.annotations.NullMarked
package io.baiducloud.peerconn.e2e.campaign;
