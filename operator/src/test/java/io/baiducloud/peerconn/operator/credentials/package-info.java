/** Tests of the package. */
@NullMarked
package io.baiducloud.peerconn.operator.credentials;

import org.jspecify.annotations.NullMarked;
