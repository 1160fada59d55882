/** The demo and the playground: everything started at once, on one machine, without an account. */
@NullMarked
package io.baiducloud.peerconn.e2e;

import org.jspecify.annotations.NullMarked;
