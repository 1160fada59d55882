/** Who is who. */
@NullMarked
package io.baiducloud.peerconn.operator.identity;

import org.jspecify.annotations.NullMarked;
