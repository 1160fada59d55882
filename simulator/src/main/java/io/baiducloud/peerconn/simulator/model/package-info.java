/** Words that every part of the simulator shares: operations, states, roles, refusals. Knows nothing else. */
@NullMarked
package io.baiducloud.peerconn.simulator.model;

import org.jspecify.annotations.NullMarked;
