/** The words that log lines are searched by. It knows nothing, so that every package may use it. */
@NullMarked
package io.baiducloud.peerconn.operator.logging;

import org.jspecify.annotations.NullMarked;
