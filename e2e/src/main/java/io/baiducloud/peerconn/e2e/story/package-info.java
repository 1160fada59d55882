/** What the demo does and shows. */
@NullMarked
package io.baiducloud.peerconn.e2e.story;

import org.jspecify.annotations.NullMarked;
