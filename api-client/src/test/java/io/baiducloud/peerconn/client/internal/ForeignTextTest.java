package io.baiducloud.peerconn.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.BceCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be shown of the words of others. */
class ForeignTextTest {
    private static final BceCredentials KEYS = BceCredentials.of("ak", "s3cr3t");
    private static final BceCredentials SESSION = new BceCredentials("ak", "s3cr3t", "tok/en+==");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no way | no way",
                "the key s3cr3t is wrong, s3cr3t | the key [removed] is wrong, [removed]",
                "token tok/en+== of | token [removed] of",
                "?token=tok%2Fen%2B%3D%3D&x | ?token=[removed]&x",
                "Authorization bce-auth-v1/ak/2018/1800/host/0123 ends | Authorization [removed] ends",
                "got 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789abcdef. | got [removed].",
                "id 0123456789abcdef0123456789abcdef | id 0123456789abcdef0123456789abcdef"
            })
    void whatWasSaidInConfidenceIsRemoved(String text, String shown) {
        assertThat(ForeignText.clean(text, SESSION)).isEqualTo(shown);
    }

    @Test
    void keysWithoutASessionHaveNoTokenToRemove() {
        assertThat(ForeignText.clean("s3cr3t tok/en+== null", KEYS)).isEqualTo("[removed] tok/en+== null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"  one\nGET\n/v1", "one\r\ntwo", "\n\none", "one \n", "\u202eone\u0000", "\u2066one\u2069"})
    void onlyTheFirstLineIsShownAndNothingThatTurnsTheTerminal(String text) {
        assertThat(ForeignText.clean(text, KEYS)).isEqualTo("one");
    }

    @Test
    void controlCharactersInsideBecomeOneBlank() {
        assertThat(ForeignText.clean("a\u0000\u001b\u200eb\tc", KEYS)).isEqualTo("a b c");
    }

    @Test
    void longTextIsCut() {
        assertThat(ForeignText.clean("x".repeat(500), KEYS)).isEqualTo("x".repeat(500));
        assertThat(ForeignText.clean("x".repeat(501), KEYS)).isEqualTo("x".repeat(500) + "…");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(ForeignText.clean(null, KEYS)).isNull();
        assertThat(ForeignText.clean(" ", KEYS)).isEmpty();
        assertThat(ForeignText.cleanWord(null, KEYS)).isNull();
        assertThat(ForeignText.cleanWord("\n\u0000", KEYS)).isNull();
        assertThat(ForeignText.cleanWord("AccessDenied", KEYS)).isEqualTo("AccessDenied");
    }
}
