/** Tests of the package. */
@NullMarked
package io.baiducloud.peerconn.operator.ops;

import org.jspecify.annotations.NullMarked;
