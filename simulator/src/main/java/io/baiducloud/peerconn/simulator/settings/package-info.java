/** Everything that the public documentation leaves open, as named settings with a default and a reason. */
@NullMarked
package io.baiducloud.peerconn.simulator.settings;

import org.jspecify.annotations.NullMarked;
