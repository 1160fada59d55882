package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.schedule.Ticking;
import io.baiducloud.peerconn.operator.schedule.Waker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** The region views in use, one for each credential and region. */
public final class CloudRegistry implements Ticking, AutoCloseable {

    /**
     * Makes views when they are asked for.
     *
     * @param settings how the cloud is looked at
     * @param clients makes their clients
     * @param fingerprint names credentials
     * @param clock the time
     * @param random jitter
     * @param waker wakes objects
     * @param leading whether this process may poll
     * @param executor runs the lists; virtual threads, or the caller's thread in tests
     * @param listener hears what happens
     */
    public CloudRegistry(
            CloudSettings settings,
            ClientFactory clients,
            CredentialFingerprint fingerprint,
            InstantSource clock,
            RandomGenerator random,
            Waker waker,
            BooleanSupplier leading,
            Executor executor,
            CloudListener listener) {}

    /** Returns the view of a credential in a region, made if need be. */
    public RegionView view(BceCredentials credentials, String region) {
        return soon();
    }

    /** Forgets an object in every view. */
    public void unwatch(ObjectRef ref) {
        soon();
    }

    /** Returns a look at every view, for gauges. */
    public List<ViewReading> readings() {
        return soon();
    }

    @Override
    public void tick(Instant now) {
        soon();
    }

    /** Closes all views and their clients. */
    @Override
    public void close() {
        soon();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T soon() {
        throw new UnsupportedOperationException("soon");
    }
}
