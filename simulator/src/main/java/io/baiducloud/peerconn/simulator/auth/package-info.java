/** Verification of bce-auth-v1 signatures, in both readings of the specification. */
@NullMarked
package io.baiducloud.peerconn.simulator.auth;

import org.jspecify.annotations.NullMarked;
