package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.operator.schedule.Waker;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * What the views stand on.
 *
 * @param clock the time
 * @param random jitter; must bear use by several threads
 * @param waker wakes objects
 * @param leading whether this process may poll
 * @param executor runs lists: virtual threads, or the caller's thread in tests
 * @param listener hears what happens
 */
public record CloudSurroundings(
        InstantSource clock,
        RandomGenerator random,
        Waker waker,
        BooleanSupplier leading,
        Executor executor,
        CloudListener listener) {}
