/** Tests of the settings. */
@NullMarked
package io.baiducloud.peerconn.operator.config;

import org.jspecify.annotations.NullMarked;
