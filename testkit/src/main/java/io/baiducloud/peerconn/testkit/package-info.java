/**
 * What tests, the demo and benchmarks stand on: a real control plane, an in-memory API server, a clock that moves when
 * told to, and a proxy that breaks connections.
 */
@NullMarked
package io.baiducloud.peerconn.testkit;

import org.jspecify.annotations.NullMarked;
