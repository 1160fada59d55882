/** What a look at an installation finds. */
@NullMarked
package io.baiducloud.peerconn.operator.check;

import org.jspecify.annotations.NullMarked;
