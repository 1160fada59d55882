/** The provider's own SDK: beside this client in benchmarks, and against the simulator in tests. */
@NullMarked
package io.baiducloud.peerconn.conformance;

import org.jspecify.annotations.NullMarked;
