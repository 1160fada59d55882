/** What a look at a fresh installation finds, before anybody relies on it. Reads the cluster and the cloud, changes nothing. */
@NullMarked
package io.baiducloud.peerconn.operator.check;

import org.jspecify.annotations.NullMarked;
