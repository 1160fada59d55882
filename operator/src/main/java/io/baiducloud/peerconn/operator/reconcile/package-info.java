/** One pass over one object: load, validate, observe, plan, execute, status. */
@NullMarked
package io.baiducloud.peerconn.operator.reconcile;

import org.jspecify.annotations.NullMarked;
