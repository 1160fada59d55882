/** What the operator is started against, inside its own process, when the image's class cache is made: no cluster, no cloud. */
@NullMarked
package io.baiducloud.peerconn.operator.rehearsal;

import org.jspecify.annotations.NullMarked;
