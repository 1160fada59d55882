/** Tests of the whole on a real API server. */
package io.baiducloud.peerconn.e2e;
