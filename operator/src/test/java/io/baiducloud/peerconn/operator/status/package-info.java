@org.jspecify.annotations.NullMarked
package io.baiducloud.peerconn.operator.status;
