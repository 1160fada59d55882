/** From one planned action to one call of the client. */
@NullMarked
package io.baiducloud.peerconn.operator.execute;

import org.jspecify.annotations.NullMarked;
