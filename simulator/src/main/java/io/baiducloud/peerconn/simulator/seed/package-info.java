/** Seed files: the customers, networks, connections and settings that a simulator starts with. */
@NullMarked
package io.baiducloud.peerconn.simulator.seed;

import org.jspecify.annotations.NullMarked;
