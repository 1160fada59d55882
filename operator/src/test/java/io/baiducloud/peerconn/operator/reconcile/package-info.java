/** Whole passes over one object, without a cluster. */
@NullMarked
package io.baiducloud.peerconn.operator.reconcile;

import org.jspecify.annotations.NullMarked;
