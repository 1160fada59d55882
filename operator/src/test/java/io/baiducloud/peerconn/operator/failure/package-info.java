/** Tests of the package. */
@NullMarked
package io.baiducloud.peerconn.operator.failure;

import org.jspecify.annotations.NullMarked;
