/** What happened: requests with their counts, and the mutations that were applied. */
@NullMarked
package io.baiducloud.peerconn.simulator.records;

import org.jspecify.annotations.NullMarked;
