package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls through a real proxy. */
class ProxyTest extends WireTest {
    private TestProxy proxy;

    @AfterEach
    void stopProxy() throws IOException {
        if (proxy != null) {
            proxy.close();
        }
    }

    @Test
    void plainHttpGoesThroughTheProxyAndKeepsItsSignature() throws Exception {
        proxy = new TestProxy(null);
        answer(ok());

        try (PeerConnClient client = builder().proxy(proxy.hostAndPort()).build()) {
            client.resize(ID, 20, TOKEN);
        }

        assertThat(proxy.heads())
                .singleElement()
                .asString()
                .startsWith("PUT http://" + hostOfServer() + "/v1/peerconn/");
        RecordedRequest request = received();
        assertThat(request.getHeaders().get("Host")).isEqualTo(hostOfServer());
        assertThat(request.getBody().utf8()).isEqualTo("{\"newBandwidthInMbps\":20}");
        assertThat(WireSignature.isValid(request, SK)).isTrue();
    }

    @Test
    void userAndPasswordAreGivenBeforeTheyAreAskedFor() throws Exception {
        proxy = new TestProxy("us er:pa:ss@w/rd+");
        answer(ok());

        try (PeerConnClient client = builder()
                .proxy("http://us%20er:pa%3Ass%40w%2Frd+@" + proxy.hostAndPort() + "/")
                .build()) {
            client.delete(ID, TOKEN);
        }

        assertThat(proxy.heads()).hasSize(1);
        assertThat(received().getHeaders().get("Proxy-Authorization")).isNull();
    }

    @Test
    void httpsGoesThroughATunnelThatKnowsThePassword() throws Exception {
        proxy = new TestProxy("user:secret");
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        useTls(authority);
        answer(ok());

        try (PeerConnClient client = builder()
                .endpoint("https://localhost:" + server.getPort())
                .additionalCaCertificates(List.of(authority.certificate()))
                .proxy("http://user:secret@" + proxy.hostAndPort())
                .build()) {
            client.delete(ID, TOKEN);
        }

        assertThat(proxy.heads()).singleElement().asString().startsWith("CONNECT localhost:" + server.getPort());
        assertThat(received().getHeaders().get("Proxy-Authorization")).isNull();
    }

    private void useTls(HeldCertificate authority) {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName("localhost")
                .build();
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void wrongPasswordIsARefusalBeforeAnythingWasDone(String scheme) throws Exception {
        proxy = new TestProxy("user:right");

        try (PeerConnClient client = builder()
                .endpoint(scheme + "://" + hostOfServer())
                .proxy("http://user:wrong-password@" + proxy.hostAndPort())
                .build()) {
            BceException e = catchThrowableOfType(BceException.class, () -> client.delete(ID, TOKEN));

            assertThat(e).isInstanceOf(BceException.Unavailable.class);
            assertThat(e.perhapsExecuted()).isFalse();
            assertThat(e.getMessage()).containsPattern("407|authenticate with proxy");
            assertThat(e.toString()).doesNotContain("wrong-password");
        }
        assertThat(server.getRequestCount()).isZero();
        assertThat(proxy.heads()).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void proxyThatIsDownIsNobodysAnswer(String scheme) throws Exception {
        int port;
        try (ServerSocket nobody = new ServerSocket(0)) {
            port = nobody.getLocalPort();
        }

        try (PeerConnClient client = builder()
                .endpoint(scheme + "://" + hostOfServer())
                .proxy("127.0.0.1:" + port)
                .build()) {
            isSurelyNotSent(catchThrowableOfType(BceException.class, () -> client.delete(ID, TOKEN)));
        }
    }

    @Test
    void tunnelThatIsNeverOpenedIsNobodysAnswer() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        RawServer.Script silent = (self, socket) -> {
            self.readRequest(socket);
            RawServer.await(over);
        };
        try (RawServer stalled = new RawServer(silent);
                PeerConnClient client = builder()
                        .endpoint("https://" + hostOfServer())
                        .proxy("127.0.0.1:" + stalled.port())
                        .requestTimeout(Duration.ofMillis(300))
                        .build()) {
            isSurelyNotSent(catchThrowableOfType(BceException.class, () -> client.delete(ID, TOKEN)));
            assertThat(stalled.requests()).singleElement().asString().startsWith("CONNECT ");
        } finally {
            over.countDown();
        }
    }

    private void isSurelyNotSent(BceException e) {
        assertThat(e).isInstanceOf(BceException.Unavailable.class);
        assertThat(e.perhapsExecuted()).isFalse();
        assertThat(e.httpStatus()).isZero();
        assertThat(server.getRequestCount()).isZero();
    }

    private String hostOfServer() {
        return server.getHostName() + ":" + server.getPort();
    }

    @ParameterizedTest
    @CsvSource({
        "proxy:3128, proxy, 3128, , ",
        "http://proxy.example:3128/, proxy.example, 3128, , ",
        "HTTP://10.0.0.1:80, 10.0.0.1, 80, , ",
        "http://user@proxy:3128, proxy, 3128, user, ",
        "http://user:@proxy:3128, proxy, 3128, user, ''",
        "user:pass@proxy:3128, proxy, 3128, user, pass",
        "http://[::1]:3128, [::1], 3128, , "
    })
    void everyUsualSpellingIsRead(String text, String host, int port, String user, String password) {
        assertThat(ProxySettings.of(text)).isEqualTo(new ProxySettings(host, port, user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy",
                "http://proxy",
                "https://u:hush@proxy:1",
                "socks5://u:hush@proxy:1",
                "http://u:hush@proxy:0",
                "http://u:hush@proxy:65536",
                "http://u:hush@proxy:1/path",
                "http://u:hush%zz@proxy:1",
                "http://u:hu@sh@proxy:1"
            })
    void otherSpellingsAreRefusedWithoutRepeatingThem(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().proxy(text))
                .withMessageStartingWith("proxy: ")
                .withMessageNotContaining("hu");
    }
}
