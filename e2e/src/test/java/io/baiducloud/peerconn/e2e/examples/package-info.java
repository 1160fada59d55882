/** The files of examples/, as people apply them. */
package io.baiducloud.peerconn.e2e.examples;
