/** What is released, and how: the image, its runtime, the workflows. */
@NullMarked
package io.baiducloud.peerconn.e2e.release;

import org.jspecify.annotations.NullMarked;
