/** Every failure of a cloud call, classified once: what to wait for, and what to tell a person. */
@NullMarked
package io.baiducloud.peerconn.operator.failure;

import org.jspecify.annotations.NullMarked;
