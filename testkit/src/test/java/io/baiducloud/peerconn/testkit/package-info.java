/** Tests of what other tests stand on. */
package io.baiducloud.peerconn.testkit;
