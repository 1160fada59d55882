package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/**
 * Nothing that is secret is ever shown: everything that logs at its finest, every exception with all its causes and fields, and
 * every toString is walked, while a server repeats in its answers what it was told in confidence.
 */
@Isolated // it listens to every logger, and turns them all up
class SecretsTest extends WireTest {
    private static final String SECRET = "SECRET-ACCESS-KEY-0123456789";
    private static final String SESSION_TOKEN = "SESSION/TOKEN+0123456789==";
    private static final String PROXY_PASSWORD = "PROXY-PASSWORD";
    private static final String STS_SECRET = "STS-SECRET-0123456789";
    private static final String STS_TOKEN = "STS-TOKEN-0123456789";

    private final Queue<String> shown = new ConcurrentLinkedQueue<>();
    private final Queue<String> confidential = new ConcurrentLinkedQueue<>(
            List.of(SECRET, SESSION_TOKEN, "SESSION%2FTOKEN", PROXY_PASSWORD, STS_SECRET, STS_TOKEN, "bce-auth-v1/"));

    private final AppenderBase<ILoggingEvent> slf4j = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            shown.add(event.getFormattedMessage() + " " + event.getKeyValuePairs() + " " + event.getMDCPropertyMap());
            for (IThrowableProxy t = event.getThrowableProxy(); t != null; t = t.getCause()) {
                shown.add(t.getMessage());
            }
        }
    };
    private final Handler jul = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            shown.add(entry.getMessage());
            show(entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final java.util.logging.Logger julRoot = LogManager.getLogManager().getLogger("");
    private final java.util.logging.Logger okhttp = java.util.logging.Logger.getLogger("okhttp3");
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void listen() {
        slf4j.setContext(root.getLoggerContext());
        slf4j.start();
        root.addAppender(slf4j);
        root.setLevel(Level.TRACE);
        julRoot.addHandler(jul);
        okhttp.setLevel(java.util.logging.Level.ALL);
        jul.setLevel(java.util.logging.Level.ALL);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(slf4j);
        root.setLevel(Level.WARN);
        julRoot.removeHandler(jul);
        okhttp.setLevel(null);
    }

    private void show(Throwable thrown) {
        if (thrown != null) {
            StringWriter text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text));
            shown.add(text.toString());
            if (thrown instanceof BceException e) {
                shown.add(e.failure().toString());
                shown.add(e.findCode() + " " + e.findRequestId() + " " + e.getLocalizedMessage());
            }
        }
    }

    private void showValue(Object value) {
        shown.add(String.valueOf(value));
    }

    private void run(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            show(e);
        }
    }

    /** A server that repeats, in its refusals, everything that it was told. */
    private static MockResponse repeat(RecordedRequest request, int status) {
        String authorization = request.getHeaders().get("Authorization");
        String signature = authorization.substring(authorization.lastIndexOf('/') + 1);
        String token = request.getHeaders().get("x-bce-security-token");
        String everything =
                "%s %s %s %s %s".formatted(signature, authorization, SECRET, token, WireSignature.encode("" + token));
        return new MockResponse.Builder()
                .code(status)
                .addHeader("x-bce-request-id", "id " + everything)
                .body(("{\"code\":\"Echo %s\",\"message\":\"you said %s, and the canonical request was GET\\n/v1\\n"
                                + "host:x\\nx-bce-security-token:%s\\n%s\",\"requestId\":\"%s\"}")
                        .formatted(everything, everything, token, signature, everything))
                .build();
    }

    @Test
    void nothingConfidentialIsShown() throws Exception {
        server.setDispatcher(new Dispatcher() {
            private final AtomicInteger count = new AtomicInteger();

            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String authorization = request.getHeaders().get("Authorization");
                confidential.add(authorization.substring(authorization.lastIndexOf('/') + 1));
                return switch (count.getAndIncrement() % 9) {
                    case 0 -> repeat(request, 400);
                    case 1 -> repeat(request, 403);
                    case 2 -> repeat(request, 429);
                    case 3 -> repeat(request, 500);
                    case 4 -> repeat(request, 200);
                    case 5 ->
                        new MockResponse.Builder()
                                .body("<html>" + authorization + SECRET + "</html>")
                                .build();
                    case 6 ->
                        new MockResponse.Builder()
                                .body("{\"peerConns\":[{\"x\":" + authorization)
                                .build();
                    case 7 ->
                        new MockResponse.Builder()
                                .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                                .build();
                    default ->
                        new MockResponse.Builder()
                                .body("{\"accessKeyId\":\"sak\",\"secretAccessKey\":\"" + STS_SECRET
                                        + "\",\"sessionToken\":\"" + STS_TOKEN + "\",\"expiration\":\""
                                        + "2018-07-20T12:37:16Z\"}")
                                .build();
                };
            }
        });
        BceCredentials credentials = new BceCredentials("ak", SECRET, SESSION_TOKEN);
        PeerConnClientBuilder builder = builder()
                .credentials(credentials)
                .retryPolicy(RetryPolicy.backoff(2, Duration.ofMillis(1), Duration.ofMillis(1)))
                .observer(attempt -> shown.add(attempt.toString()));
        StsClientBuilder stsBuilder = StsClient.builder()
                .endpoint(server.url("/").toString())
                .credentials(credentials)
                .retryPolicy(RetryPolicy.backoff(2, Duration.ofMillis(1), Duration.ofMillis(1)))
                .observer(attempt -> {
                    throw new IllegalStateException("observer");
                });
        try (PeerConnClient client = builder.build();
                StsClient sts = stsBuilder.build()) {
            RenewingCredentialsProvider renewing =
                    RenewingCredentialsProvider.of(() -> sts.getSessionToken(SessionTokenRequest.defaults()));
            for (int i = 0; i < 20; i++) {
                run(() -> client.list(ListPeerConnsRequest.all()));
                run(() -> client.delete(ID, TOKEN));
                run(() -> client.detail(ID, PeerConnRole.INITIATOR));
                run(() -> shown.add(
                        sts.getSessionToken(SessionTokenRequest.defaults()).toString()));
                run(() -> shown.add(renewing.credentials().toString()));
            }
            List.of(client, sts, builder, stsBuilder, renewing).forEach(this::showValue);
        }
        throughProxies(credentials);
        valuesThatHoldSecrets(credentials);

        assertThat(confidential).hasSizeGreaterThan(100);
        assertThat(shown)
                .hasSizeGreaterThan(200)
                .anySatisfy(text -> assertThat(text).contains("[removed]"));
        assertThat(shown)
                .allSatisfy(text -> assertThat(text == null ? "" : text).doesNotContain(confidential));
        assertThat(shown).noneSatisfy(text -> assertThat(text).contains("x-bce-security-token:"));
    }

    private void throughProxies(BceCredentials credentials) throws Exception {
        ProxySettings settings;
        try (TestProxy proxy = new TestProxy("user:other")) {
            settings = ProxySettings.of("http://user:" + PROXY_PASSWORD + "@" + proxy.hostAndPort());
            for (String endpoint : List.of(server.url("/").toString(), "https://localhost:" + server.getPort())) {
                try (PeerConnClient client = builder()
                        .endpoint(endpoint)
                        .credentials(credentials)
                        .proxy(settings)
                        .build()) {
                    run(() -> client.delete(ID, TOKEN));
                }
            }
        }
        shown.add(settings.toString());
        run(() -> ProxySettings.of("socks://user:" + PROXY_PASSWORD + "@x:1"));
    }

    private void valuesThatHoldSecrets(BceCredentials credentials) {
        shown.add(credentials.toString());
        shown.add(new SessionCredentials(credentials, Instant.EPOCH, null, null, null).toString());
        shown.add(CredentialsProvider.of(credentials).toString());
        shown.add(CanonicalRequest.of(
                        "GET",
                        "/",
                        List.of(QueryParameter.of("x-bce-security-token", SESSION_TOKEN)),
                        java.util.Map.of("x-bce-security-token", SESSION_TOKEN),
                        List.of("x-bce-security-token"))
                .toString());
        showValue(new BceV1Signer());
        run(() -> BceCredentials.of("a", SECRET + " "));
        run(() -> new BceCredentials("a", "b", SESSION_TOKEN + "\n"));
    }
}
