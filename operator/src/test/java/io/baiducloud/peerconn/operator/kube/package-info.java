/** Tests of the package. */
@NullMarked
package io.baiducloud.peerconn.operator.kube;

import org.jspecify.annotations.NullMarked;
