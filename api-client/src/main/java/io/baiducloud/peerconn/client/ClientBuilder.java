package io.baiducloud.peerconn.client;

import io.baiducloud.peerconn.client.internal.ClientSettings;
import io.baiducloud.peerconn.client.internal.PemFile;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What all clients of the provider can be told. Values are checked when they are given or, where they depend on each other, on
 * build; an IllegalArgumentException names the field.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ClientBuilder<B extends ClientBuilder<B>> permits PeerConnClientBuilder, StsClientBuilder {
    private @Nullable Endpoint endpoint;
    private @Nullable CredentialsProvider credentials;
    private SignOptions signOptions = SignOptions.defaults();
    private RetryPolicy retryPolicy = RetryPolicy.backoff();
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration requestTimeout = Duration.ofSeconds(30);
    private @Nullable ProxySettings proxy;
    private String userAgent = defaultUserAgent();
    private final List<X509Certificate> additionalCaCertificates = new ArrayList<>();
    private @Nullable OkHttpClient okHttpClient;
    private AttemptObserver observer = attempt -> {};
    private Clock clock = Clock.systemUTC();

    ClientBuilder() {}

    abstract B self();

    /** Sets where the API is served. */
    public B endpoint(Endpoint value) {
        endpoint = Objects.requireNonNull(value, "endpoint");
        return self();
    }

    /** Sets where the API is served: a documented region code, a host, {@code host:port} or a URL; HTTPS without a scheme. */
    public B endpoint(String value) {
        Objects.requireNonNull(value, "endpoint");
        return endpoint(Endpoint.of(value));
    }

    /** Sets credentials that never change. */
    public B credentials(BceCredentials value) {
        Objects.requireNonNull(value, "credentials");
        return credentials(CredentialsProvider.of(value));
    }

    /** Sets an account's own keys. */
    public B credentials(String accessKeyId, String secretAccessKey) {
        return credentials(BceCredentials.of(accessKeyId, secretAccessKey));
    }

    /** Sets where credentials come from; asked before every attempt. */
    public B credentials(CredentialsProvider value) {
        credentials = Objects.requireNonNull(value, "credentials");
        return self();
    }

    /** Sets how requests are signed. */
    public B signOptions(SignOptions value) {
        signOptions = Objects.requireNonNull(value, "signOptions");
        return self();
    }

    /** Sets whether and when a failed call is tried again; {@link RetryPolicy#backoff()} when not set. */
    public B retryPolicy(RetryPolicy value) {
        retryPolicy = Objects.requireNonNull(value, "retryPolicy");
        return self();
    }

    /** Sets how long a connection may take to be opened; 5 s when not set. */
    public B connectTimeout(Duration value) {
        connectTimeout = requirePositive("connectTimeout", value);
        return self();
    }

    /** Sets how long one attempt may take, from the name look-up to the last byte of the answer; 30 s when not set. */
    public B requestTimeout(Duration value) {
        requestTimeout = requirePositive("requestTimeout", value);
        return self();
    }

    /** Sets an HTTP proxy: {@code host:port} or {@code http://user:password@host:port}. */
    public B proxy(String value) {
        Objects.requireNonNull(value, "proxy");
        return proxy(ProxySettings.of(value));
    }

    /** Sets an HTTP proxy; null for the proxy that the JVM is told to use, if any. */
    public B proxy(@Nullable ProxySettings value) {
        proxy = value;
        return self();
    }

    /** Sets how the client names itself. */
    public B userAgent(String value) {
        Objects.requireNonNull(value, "userAgent");
        if (value.isBlank() || !value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("userAgent: must be printable ASCII characters");
        }
        userAgent = value;
        return self();
    }

    /** Trusts certificate authorities beside those of the JVM. */
    public B additionalCaCertificates(Collection<X509Certificate> value) {
        Objects.requireNonNull(value, "additionalCaCertificates");
        additionalCaCertificates.addAll(value);
        return self();
    }

    /** Trusts the certificate authorities of a file in PEM format, beside those of the JVM. */
    public B additionalCaCertificates(Path pemFile) {
        Objects.requireNonNull(pemFile, "additionalCaCertificates");
        return additionalCaCertificates(PemFile.certificates("additionalCaCertificates", pemFile));
    }

    /**
     * Sets an OkHttp client to build on: its connection pool, threads, name look-up, TLS and interceptors are used. Its own
     * resends, redirects, authenticators, cookies and cache are not, and its timeouts are replaced by those set here. It stays
     * open when the client is closed.
     */
    public B okHttpClient(@Nullable OkHttpClient value) {
        okHttpClient = value;
        return self();
    }

    /** Sets who sees every attempt on the wire. */
    public B observer(AttemptObserver value) {
        observer = Objects.requireNonNull(value, "observer");
        return self();
    }

    /** Sets the clock that dates requests. */
    public B clock(Clock value) {
        clock = Objects.requireNonNull(value, "clock");
        return self();
    }

    ClientSettings settings(@Nullable Endpoint whenNotSet) {
        Endpoint chosen = endpoint == null ? whenNotSet : endpoint;
        if (chosen == null) {
            throw new IllegalArgumentException("endpoint: must be set, by endpoint(…) or region(…)");
        }
        if (credentials == null) {
            throw new IllegalArgumentException("credentials: must be set");
        }
        return new ClientSettings(
                chosen,
                credentials,
                signOptions,
                retryPolicy,
                connectTimeout,
                requestTimeout,
                proxy,
                userAgent,
                additionalCaCertificates,
                okHttpClient,
                observer,
                clock);
    }

    private static String defaultUserAgent() {
        String version = ClientBuilder.class.getPackage().getImplementationVersion();
        return version == null ? "peerconn-java" : "peerconn-java/" + version;
    }

    private static Duration requirePositive(String field, Duration value) {
        Objects.requireNonNull(value, field);
        // OkHttp counts milliseconds in an int and reads 0 as "for ever"
        if (value.toMillis() < 1 || value.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(field + ": must be 1 ms to 24 days, is " + value);
        }
        return value;
    }
}
