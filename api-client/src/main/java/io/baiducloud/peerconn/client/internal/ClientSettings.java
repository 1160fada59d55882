package io.baiducloud.peerconn.client.internal;

import io.baiducloud.peerconn.client.AttemptObserver;
import io.baiducloud.peerconn.client.CredentialsProvider;
import io.baiducloud.peerconn.client.Endpoint;
import io.baiducloud.peerconn.client.ProxySettings;
import io.baiducloud.peerconn.client.RetryPolicy;
import io.baiducloud.peerconn.client.SignOptions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Everything that a builder was told, checked. */
public record ClientSettings(
        Endpoint endpoint,
        CredentialsProvider credentials,
        SignOptions signOptions,
        RetryPolicy retryPolicy,
        Duration connectTimeout,
        Duration requestTimeout,
        @Nullable ProxySettings proxy,
        String userAgent,
        List<X509Certificate> additionalCaCertificates,
        @Nullable OkHttpClient okHttpClient,
        AttemptObserver observer,
        Clock clock) {
    /** Copies the certificates. */
    public ClientSettings {
        additionalCaCertificates = List.copyOf(additionalCaCertificates);
    }
}
