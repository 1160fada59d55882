/** A JUnit extension that gives every test a simulator of its own. */
@NullMarked
package io.baiducloud.peerconn.simulator.junit;

import org.jspecify.annotations.NullMarked;
