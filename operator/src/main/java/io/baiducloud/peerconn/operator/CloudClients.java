package io.baiducloud.peerconn.operator;

import io.baiducloud.peerconn.client.AttemptObserver;
import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.PeerConnClientBuilder;
import io.baiducloud.peerconn.client.RetryPolicy;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.observe.ClientFactory;
import io.baiducloud.peerconn.operator.tls.CipherOrder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import okhttp3.CipherSuite;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/** Makes the clients of all credentials and regions over one pool of connections. They never retry: every attempt is budgeted. */
final class CloudClients implements ClientFactory, AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /**
     * As short as the client's own: a connection that was idle for longer may be closed at the other end, which shows only
     * when a request was written. A list that comes once a minute would fail on it, and of a mutation nobody would know
     * whether it arrived.
     */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(4);

    private static final int IDLE_CONNECTIONS = 64;

    private final OperatorConfig config;
    private final CredentialFingerprint fingerprint;
    private final BiFunction<CloudKey, BceCredentials, AttemptObserver> observers;
    private final OkHttpClient connections = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS))
            .connectionSpecs(List.of(offer(), ConnectionSpec.CLEARTEXT))
            .build();

    /** OkHttp's usual offer in another order. */
    private static ConnectionSpec offer() {
        ConnectionSpec usual = ConnectionSpec.MODERN_TLS;
        List<String> suites = Objects.requireNonNull(usual.cipherSuites()).stream()
                .map(CipherSuite::javaName)
                .toList();
        return new ConnectionSpec.Builder(usual)
                .cipherSuites(CipherOrder.chaChaFirst(suites).toArray(String[]::new))
                .build();
    }

    CloudClients(
            OperatorConfig config,
            CredentialFingerprint fingerprint,
            BiFunction<CloudKey, BceCredentials, AttemptObserver> observers) {
        this.config = config;
        this.fingerprint = fingerprint;
        this.observers = observers;
    }

    @Override
    public PeerConnClient create(BceCredentials credentials, String region) {
        PeerConnClientBuilder builder = PeerConnClient.builder()
                .endpoint(config.endpointOf(region))
                .credentials(credentials)
                .retryPolicy(RetryPolicy.none())
                .connectTimeout(CONNECT_TIMEOUT)
                .requestTimeout(REQUEST_TIMEOUT)
                .userAgent("peerconn-operator")
                .okHttpClient(connections)
                .observer(observers.apply(fingerprint.cloudKey(credentials, region), credentials));
        config.proxy().ifPresent(proxy -> builder.proxy(proxy.toString()));
        config.caFile().ifPresent(builder::additionalCaCertificates);
        return builder.build();
    }

    @Override
    public void close() {
        connections.dispatcher().executorService().shutdown();
        connections.connectionPool().evictAll();
    }
}
