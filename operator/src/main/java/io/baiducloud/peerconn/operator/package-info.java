/** The operator: where the cloud and Kubernetes meet. {@link io.baiducloud.peerconn.operator.OperatorAssembly} is the map. */
@NullMarked
package io.baiducloud.peerconn.operator;

import org.jspecify.annotations.NullMarked;
