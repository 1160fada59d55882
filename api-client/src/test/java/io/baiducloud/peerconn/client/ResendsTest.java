package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Authenticator;
import okhttp3.Cache;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One attempt is one request on the wire, whatever OkHttp would like to do by itself, on an own client and on a supplied one. */
class ResendsTest extends WireTest {
    static Stream<Arguments> answersThatInviteToSendAgain() {
        return Stream.of(
                        new MockResponse.Builder().code(503).addHeader("Retry-After", "0"),
                        new MockResponse.Builder().code(503).addHeader("Retry-After", "1"),
                        new MockResponse.Builder().code(408),
                        new MockResponse.Builder().code(408).addHeader("Connection", "close"),
                        new MockResponse.Builder().code(401).addHeader("WWW-Authenticate", "Basic realm=\"x\""),
                        new MockResponse.Builder().code(421),
                        new MockResponse.Builder().code(301).addHeader("Location", "/elsewhere"),
                        new MockResponse.Builder().code(302).addHeader("Location", "/elsewhere"),
                        new MockResponse.Builder().code(307).addHeader("Location", "/elsewhere"),
                        new MockResponse.Builder().code(308).addHeader("Location", "/elsewhere"))
                .map(MockResponse.Builder::build)
                .flatMap(response -> Stream.of(Arguments.of(response, false), Arguments.of(response, true)));
    }

    @ParameterizedTest
    @MethodSource("answersThatInviteToSendAgain")
    void eachAttemptIsSentOnce(MockResponse response, boolean supplied) {
        server.enqueue(response);
        server.enqueue(ok("{\"peerConns\":[],\"isTruncated\":false}").build());
        server.enqueue(response);
        server.enqueue(ok().build());

        try (PeerConnClient client =
                builder().okHttpClient(supplied ? eagerClient() : null).build()) {
            assertThatExceptionOfType(BceException.class)
                    .isThrownBy(() -> client.list(ListPeerConnsRequest.all()))
                    .returns(response.getCode(), BceException::httpStatus);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("answersThatInviteToSendAgain")
    void eachMutationIsSentOnce(MockResponse response, boolean supplied) {
        server.enqueue(response);
        server.enqueue(ok().build());

        try (PeerConnClient client =
                builder().okHttpClient(supplied ? eagerClient() : null).build()) {
            assertThatExceptionOfType(BceException.class)
                    .isThrownBy(() -> client.resize(ID, 20, TOKEN))
                    .returns(response.getCode(), BceException::httpStatus);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    /** A client with everything switched on that sends requests again. */
    private static OkHttpClient eagerClient() {
        Authenticator eager = (route, response) ->
                response.request().newBuilder().header("X-Again", "1").build();
        return new OkHttpClient.Builder()
                .retryOnConnectionFailure(true)
                .followRedirects(true)
                .followSslRedirects(true)
                .authenticator(eager)
                .proxyAuthenticator(eager)
                .build();
    }

    @Test
    void redirectDoesNotLeadElsewhere() throws IOException {
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start();
            server.enqueue(new MockResponse.Builder()
                    .code(307)
                    .addHeader("Location", elsewhere.url("/steal"))
                    .build());

            assertThatExceptionOfType(BceException.Unavailable.class).isThrownBy(() -> client.delete(ID, TOKEN));
            assertThat(elsewhere.getRequestCount()).isZero();
        }
    }

    @Test
    void interceptorOfASuppliedClientCannotSendTwice() {
        OkHttpClient stubborn = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    return chain.proceed(chain.request());
                })
                .build();
        server.enqueue(ok().build());
        server.enqueue(ok().build());

        try (PeerConnClient client = builder().okHttpClient(stubborn).build()) {
            assertThatExceptionOfType(BceException.OutcomeUnknown.class)
                    .isThrownBy(() -> client.delete(ID, TOKEN))
                    .withMessageContaining("second send");
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void suppliedClientsCacheAndCookiesAreNotUsed(@TempDir Path directory) throws Exception {
        CookieJar cookies = new CookieJar() {
            @Override
            public void saveFromResponse(HttpUrl url, List<Cookie> list) {}

            @Override
            public List<Cookie> loadForRequest(HttpUrl url) {
                return List.of(new Cookie.Builder()
                        .name("a")
                        .value("b")
                        .domain(url.host())
                        .build());
            }
        };
        OkHttpClient caching = new OkHttpClient.Builder()
                .cache(new Cache(directory.toFile(), 1 << 20))
                .cookieJar(cookies)
                .build();
        for (int i = 0; i < 2; i++) {
            server.enqueue(ok("{\"peerConns\":[]}")
                    .addHeader("Cache-Control", "max-age=600")
                    .build());
        }

        try (PeerConnClient client = builder().okHttpClient(caching).build()) {
            client.list(ListPeerConnsRequest.all());
            client.list(ListPeerConnsRequest.all());
        }

        assertThat(server.getRequestCount()).isEqualTo(2);
        assertThat(received().getHeaders().get("Cookie")).isNull();
    }

    @Test
    void suppliedClientStaysOpen() {
        OkHttpClient own = new OkHttpClient();
        server.enqueue(ok().build());

        builder().okHttpClient(own).build().close();

        assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
        try (PeerConnClient other = builder().okHttpClient(own).build()) {
            assertThat(other.delete(ID, TOKEN)).isNotNull();
        }
    }

    @Test
    void closedClientRefusesToCall() {
        client.close();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> client.delete(ID, TOKEN))
                .withMessageContaining("closed");
        assertThat(server.getRequestCount()).isZero();
    }
}
