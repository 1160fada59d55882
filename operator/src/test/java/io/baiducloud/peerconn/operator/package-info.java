/** Tests of the program as a whole. */
@NullMarked
package io.baiducloud.peerconn.operator;

import org.jspecify.annotations.NullMarked;
