package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The build runs the suite twice, the second time in Turkish, where "TITLE" in lower case is "tıtle". */
@Isolated // one test changes the default
class LocaleTest {
    @Test
    void secondRunIsInTurkishIndeed() {
        String expected =
                System.getProperty("expected.locale", Locale.getDefault().toLanguageTag());

        assertThat(Locale.getDefault().toLanguageTag()).isEqualTo(expected);
    }

    @Test
    void namesKeepTheirLettersInTurkish() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            CanonicalRequest request = CanonicalRequest.of(
                    "GET", "/", java.util.List.of(), Map.of("X-BCE-TITLE-I", "1"), java.util.List.of("x-bce-title-i"));

            assertThat(request.signedHeaders()).isEqualTo("x-bce-title-i");
            assertThat(PeerConnStatus.of("ACTIVE")).isEqualTo(PeerConnStatus.ACTIVE);
            assertThat(PeerConnRole.of("INITIATOR")).isEqualTo(PeerConnRole.INITIATOR);
            assertThat(Endpoint.of("HTTPS://BCC.SIN.EXAMPLE").url()).isEqualTo("https://bcc.sin.example");
        } finally {
            Locale.setDefault(before);
        }
    }
}
