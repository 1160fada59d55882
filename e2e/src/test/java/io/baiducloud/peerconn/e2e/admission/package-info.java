/** What the definition of PeerConnection accepts and refuses, asked of a real API server. */
package io.baiducloud.peerconn.e2e.admission;
