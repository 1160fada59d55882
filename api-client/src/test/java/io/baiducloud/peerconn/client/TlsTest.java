package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real TLS, with an authority that the JVM does not know. */
class TlsTest extends WireTest {
    private final HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    private void serveWith(HeldCertificate certificate) {
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory());
    }

    private HeldCertificate.Builder signed() {
        return new HeldCertificate.Builder().signedBy(authority);
    }

    private PeerConnClientBuilder https() {
        return builder().endpoint("https://localhost:" + server.getPort());
    }

    private static void isRefusedBeforeAnythingIsSent(PeerConnClient client) {
        try (client) {
            BceException e = catchThrowableOfType(BceException.class, () -> client.delete(ID, TOKEN));
            assertThat(e).isInstanceOf(BceException.Unavailable.class).hasCauseInstanceOf(SSLException.class);
            assertThat(e.perhapsExecuted()).isFalse();
        }
    }

    @Test
    void unknownAuthorityIsRefused() {
        serveWith(signed().addSubjectAlternativeName("localhost").build());

        isRefusedBeforeAnythingIsSent(https().build());
    }

    @Test
    void unknownAuthorityIsRefusedOnASuppliedClientToo() {
        serveWith(signed().addSubjectAlternativeName("localhost").build());

        isRefusedBeforeAnythingIsSent(https().okHttpClient(new OkHttpClient()).build());
    }

    @Test
    void additionalAuthorityIsTrusted() {
        serveWith(signed().addSubjectAlternativeName("localhost").build());
        answer(ok());

        try (PeerConnClient client = https().additionalCaCertificates(List.of(authority.certificate()))
                .build()) {
            assertThat(client.delete(ID, TOKEN).requestId()).isEqualTo(REQUEST_ID);
        }
    }

    @Test
    void additionalAuthorityIsReadFromAFile(@TempDir Path directory) throws Exception {
        HeldCertificate other =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        Path file = Files.writeString(directory.resolve("ca.pem"), other.certificatePem() + authority.certificatePem());
        serveWith(signed().addSubjectAlternativeName("localhost").build());
        answer(ok());

        try (PeerConnClient client = https().okHttpClient(new OkHttpClient())
                .additionalCaCertificates(file)
                .build()) {
            assertThat(client.delete(ID, TOKEN).requestId()).isEqualTo(REQUEST_ID);
        }
    }

    @Test
    void certificateOfAnotherHostIsRefused() {
        serveWith(signed().addSubjectAlternativeName("other.example").build());

        isRefusedBeforeAnythingIsSent(https().additionalCaCertificates(List.of(authority.certificate()))
                .build());
    }

    @Test
    void certificateThatHasEndedIsRefused() {
        Instant now = Instant.now();
        serveWith(signed().addSubjectAlternativeName("localhost")
                .validityInterval(
                        now.minus(2, ChronoUnit.DAYS).toEpochMilli(),
                        now.minus(1, ChronoUnit.DAYS).toEpochMilli())
                .build());

        isRefusedBeforeAnythingIsSent(https().additionalCaCertificates(List.of(authority.certificate()))
                .build());
    }

    @Test
    void noSwitchTurnsVerificationOff() {
        assertThat(Arrays.stream(PeerConnClientBuilder.class.getMethods())
                        .map(method -> method.getName().toLowerCase(Locale.ROOT)))
                .noneMatch(name -> name.contains("insecure")
                        || name.contains("verif")
                        || name.contains("trustall")
                        || name.contains("skip"));
    }

    @Test
    void fileWithoutCertificateIsRefused(@TempDir Path directory) throws Exception {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "\n");
        Path garbage = Files.writeString(directory.resolve("garbage.pem"), "-----BEGIN CERTIFICATE-----\nxx\n");

        for (Path file : List.of(empty, garbage, directory.resolve("missing.pem"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder().additionalCaCertificates(file))
                    .withMessageContainingAll("additionalCaCertificates", file.toString());
        }
    }
}
