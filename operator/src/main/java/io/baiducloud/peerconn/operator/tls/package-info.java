/** What encryption is offered to servers. */
@NullMarked
package io.baiducloud.peerconn.operator.tls;

import org.jspecify.annotations.NullMarked;
