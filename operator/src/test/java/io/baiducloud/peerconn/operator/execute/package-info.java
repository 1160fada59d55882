/** Tests of the package. */
@NullMarked
package io.baiducloud.peerconn.operator.execute;

import org.jspecify.annotations.NullMarked;
