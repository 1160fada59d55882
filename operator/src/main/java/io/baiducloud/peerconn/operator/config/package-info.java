/** The operator's settings: one immutable record, read from flags and environment. */
@NullMarked
package io.baiducloud.peerconn.operator.config;

import org.jspecify.annotations.NullMarked;
