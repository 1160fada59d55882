/** Everything that is said to, and heard from, the Kubernetes API beside the reconcile loop itself. */
@NullMarked
package io.baiducloud.peerconn.operator.kube;

import org.jspecify.annotations.NullMarked;
