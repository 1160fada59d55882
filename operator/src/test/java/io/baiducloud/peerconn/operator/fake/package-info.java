/** A cloud in memory, for tests of the operator. */
@NullMarked
package io.baiducloud.peerconn.operator.fake;

import org.jspecify.annotations.NullMarked;
