package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.baiducloud.peerconn.operator.throttle.Breaker;
import io.baiducloud.peerconn.operator.throttle.CallGate;
import io.baiducloud.peerconn.operator.throttle.Permit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** One credential's way to the API of a region: client, gate, breaker, clock, and the order of events. */
final class Wire {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final CloudKey key;
    private final PeerConnClient client;
    private final CallGate gate;
    private final Breaker breaker;
    private final InstantSource clock;
    private final AtomicLong order = new AtomicLong();

    Wire(CloudKey key, PeerConnClient client, CallGate gate, Breaker breaker, InstantSource clock) {
        this.key = key;
        this.client = client;
        this.gate = gate;
        this.breaker = breaker;
        this.clock = clock;
    }

    /** Makes one call, closes its permit, and lets the gate learn from the outcome. */
    <T> T call(Permit permit, Function<PeerConnClient, T> call) {
        try {
            T answer = call.apply(client);
            gate.succeeded();
            return answer;
        } catch (BceException e) {
            if (isThrottling(e)) {
                gate.slowDown(e.findRetryAfter());
            }
            throw e;
        } finally {
            permit.close();
        }
    }

    private static boolean isThrottling(BceException e) {
        return e instanceof BceException.Throttled
                || e.httpStatus() == TOO_MANY_REQUESTS
                || e.httpStatus() == SERVICE_UNAVAILABLE;
    }

    /** Returns a place in the order of events, later than all before. */
    long stamp() {
        return order.incrementAndGet();
    }

    Instant now() {
        return clock.instant();
    }

    CloudKey key() {
        return key;
    }

    CallGate gate() {
        return gate;
    }

    Breaker breaker() {
        return breaker;
    }

    void close() {
        client.close();
    }
}
