package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client can be told, and what of it arrives on the wire. */
class BuilderTest extends WireTest {
    @ParameterizedTest
    @CsvSource({
        "bj, https://bcc.bj.baidubce.com, bcc.bj.baidubce.com",
        "bd, https://bcc.bd.baidubce.com, bcc.bd.baidubce.com",
        "gz, https://bcc.gz.baidubce.com, bcc.gz.baidubce.com",
        "su, https://bcc.su.baidubce.com, bcc.su.baidubce.com",
        "hkg, https://bcc.hkg.baidubce.com, bcc.hkg.baidubce.com",
        "fwh, https://bcc.fwh.baidubce.com, bcc.fwh.baidubce.com",
        "cd, https://bcc.cd.baidubce.com, bcc.cd.baidubce.com",
        "bcc.bj.baidubce.com, https://bcc.bj.baidubce.com, bcc.bj.baidubce.com",
        "BCC.BJ.baidubce.com/, https://bcc.bj.baidubce.com, bcc.bj.baidubce.com",
        "http://bcc.bj.baidubce.com, http://bcc.bj.baidubce.com, bcc.bj.baidubce.com",
        "HTTPS://bcc.bj.baidubce.com, https://bcc.bj.baidubce.com, bcc.bj.baidubce.com",
        "localhost, https://localhost, localhost",
        "proxy.example:8443, https://proxy.example:8443, proxy.example:8443",
        "http://proxy.example:80, http://proxy.example, proxy.example",
        "https://proxy.example:443, https://proxy.example, proxy.example",
        "https://proxy.example:80, https://proxy.example:80, proxy.example:80",
        "http://127.0.0.1:8080/, http://127.0.0.1:8080, 127.0.0.1:8080",
        "http://[::1]:8080, http://[::1]:8080, [::1]:8080"
    })
    void endpointIsReadInEverySpelling(String text, String url, String host) {
        Endpoint endpoint = Endpoint.of(text);

        assertThat(endpoint.url()).isEqualTo(url);
        assertThat(endpoint.hostHeader()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ftp://host",
                "http://",
                "http://host/path",
                "http://host?query",
                "http://host#part",
                "http://user:pass@host",
                "http://host:0",
                "http://host:65536",
                "http://host:port",
                "http://ho st",
                "http://host\r\nX: y",
                "-host",
                "对等.example",
                "http://[::1",
                "http://[x]"
            })
    void otherEndpointsAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeerConnClient.builder().endpoint(text))
                .withMessageStartingWith("endpoint: ")
                .withMessageNotContaining("pass");
    }

    @Test
    void regionMayBeOneThatIsNotDocumented() {
        assertThat(Endpoint.ofRegion("sin").url()).isEqualTo("https://bcc.sin.baidubce.com");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeerConnClient.builder().region("evil.example/"))
                .withMessageStartingWith("region: ");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeerConnClient.builder().credentials("a", "b").build())
                .withMessageContaining("endpoint");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeerConnClient.builder().region("bj").build())
                .withMessageContaining("credentials");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StsClient.builder().build())
                .withMessageContaining("credentials");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().connectTimeout(Duration.ZERO))
                .withMessageContaining("connectTimeout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().requestTimeout(Duration.ofDays(30)))
                .withMessageContaining("requestTimeout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().userAgent("a\r\nX: y"))
                .withMessageContaining("userAgent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignOptions.defaults().withExpirationSeconds(0))
                .withMessageContaining("expirationSeconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignOptions.defaults().withHeadersToSign(Set.of(" ")))
                .withMessageContaining("headersToSign");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.backoff(-1, Duration.ofMillis(1), Duration.ofMillis(1)))
                .withMessageContaining("maxRetries");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.backoff(1, Duration.ZERO, Duration.ofMillis(1)))
                .withMessageContaining("base");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.backoff(1, Duration.ofMillis(2), Duration.ofMillis(1)))
                .withMessageContaining("maxDelay");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.backoff(1, Duration.ofMillis(2), ChronoUnit.FOREVER.getDuration()))
                .withMessageContaining("maxDelay");
    }

    @Test
    void nothingMayBeNullUnlessItSaysSo() {
        List<Method> setters = Stream.<Class<?>>of(PeerConnClientBuilder.class, ClientBuilder.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 1)
                .filter(method -> !method.isBridge())
                .filter(method -> !method.getAnnotatedParameterTypes()[0].isAnnotationPresent(Nullable.class))
                .toList();

        assertThat(setters)
                .hasSizeGreaterThan(12)
                .allSatisfy(setter -> assertThatThrownBy(() -> setter.invoke(builder(), new Object[] {null}))
                        .rootCause()
                        .hasMessageContaining(setter.getName()));
        assertThatThrownBy(() -> builder().credentials(null, "sk")).hasMessageContaining("accessKeyId");
        assertThatThrownBy(() -> builder().credentials("ak", null)).hasMessageContaining("secretAccessKey");
    }

    @Test
    void backOffDoublesUpToItsLongestDelay() {
        RetryPolicy policy = RetryPolicy.backoff();

        assertThat(policy).isEqualTo(new RetryPolicy(3, Duration.ofMillis(300), Duration.ofSeconds(20)));
        assertThat(policy.ceiling(0)).isEqualTo(Duration.ofMillis(300));
        assertThat(policy.ceiling(2)).isEqualTo(Duration.ofMillis(1200));
        assertThat(policy.ceiling(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(20));
        assertThat(RetryPolicy.none().maxRetries()).isZero();
    }

    @Test
    void signOptionsArriveOnTheWire() throws Exception {
        answer(ok());

        try (PeerConnClient client = builder()
                .signOptions(new SignOptions(
                        Set.of("Host", "Content-Length", "User-Agent", "not-there"),
                        Instant.parse("2020-01-01T00:00:00Z"),
                        30))
                .userAgent("my tool/1.0")
                .build()) {
            client.resize(ID, 20, TOKEN);
        }

        RecordedRequest request = received();
        assertThat(request.getHeaders().get("Authorization"))
                .startsWith("bce-auth-v1/" + AK + "/2020-01-01T00:00:00Z/30/content-length;host;user-agent/");
        assertThat(request.getHeaders().get("x-bce-date")).isEqualTo("2018-07-20T11:37:16Z");
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("my tool/1.0");
        assertThat(WireSignature.isValid(request, SK)).isTrue();
    }

    @Test
    void defaultsArriveOnTheWire() throws Exception {
        answer(ok());

        client.resize(ID, 20, TOKEN);

        RecordedRequest request = received();
        assertThat(request.getHeaders().get("Authorization"))
                .startsWith("bce-auth-v1/" + AK + "/2018-07-20T11:37:16Z/1800/content-type;host;x-bce-date/");
        assertThat(request.getHeaders().get("User-Agent")).startsWith("peerconn-java");
        assertThat(request.getHeaders().get("Host")).isEqualTo(server.getHostName() + ":" + server.getPort());
        assertThat(WireSignature.isValid(request, SK)).isTrue();
    }

    @Test
    void requestTimeoutReplacesThatOfASuppliedClient() {
        OkHttpClient patient = new OkHttpClient.Builder()
                .callTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .build();

        // nothing is enqueued, so the server never answers
        try (PeerConnClient client = builder()
                .okHttpClient(patient)
                .requestTimeout(Duration.ofMillis(200))
                .build()) {
            assertThatExceptionOfType(BceException.OutcomeUnknown.class)
                    .isThrownBy(() -> client.delete(ID, TOKEN))
                    .satisfies(e -> assertThat(e.getMessage()).containsPattern("timeout|timed out"));
        }
    }
}
