/** Everything that the operator says to people, in one file that reviews read. */
@NullMarked
package io.baiducloud.peerconn.operator.messages;

import org.jspecify.annotations.NullMarked;
