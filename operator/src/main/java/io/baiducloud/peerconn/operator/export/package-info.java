/** Manifests for the connections that an account has already. Reads the cloud, writes files, changes nothing else. */
@NullMarked
package io.baiducloud.peerconn.operator.export;

import org.jspecify.annotations.NullMarked;
