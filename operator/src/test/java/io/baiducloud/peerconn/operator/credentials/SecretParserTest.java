package io.baiducloud.peerconn.operator.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.BceCredentials;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretParserTest {
    private static final String HIDDEN = "do-not-show-me";

    @Test
    void readsAnAccountsKeys() {
        // when
        var content =
                SecretParser.parse(Secrets.labelled("network", "a", "accessKeyId", "ak", "secretAccessKey", "sk"));

        // then
        assertThat(content).isEqualTo(new SecretContent.Keys(BceCredentials.of("ak", "sk")));
    }

    @Test
    void readsASessionsKeysAndForgivesALineBreakAtTheEnd() {
        // when
        var content = SecretParser.parse(Secrets.labelled(
                "network", "a", "accessKeyId", "ak\n", "secretAccessKey", " sk\r\n", "sessionToken", "token\n"));

        // then
        assertThat(content).isEqualTo(new SecretContent.Keys(new BceCredentials("ak", "sk", "token")));
    }

    @Test
    void takesAnEmptySessionTokenForNone() {
        // when
        var content = SecretParser.parse(
                Secrets.labelled("network", "a", "accessKeyId", "ak", "secretAccessKey", "sk", "sessionToken", ""));

        // then
        assertThat(content).isEqualTo(new SecretContent.Keys(BceCredentials.of("ak", "sk")));
    }

    record Row(String because, Secret secret, String problem) {
        @Override
        public String toString() {
            return because;
        }
    }

    static Stream<Row> unusable() {
        return Stream.of(
                new Row("nothing in it", new SecretBuilder().build(), "accessKeyId: is missing"),
                new Row("other keys", Secrets.labelled("n", "a", "password", HIDDEN), "accessKeyId: is missing"),
                new Row("half of it", Secrets.labelled("n", "a", "accessKeyId", HIDDEN), "secretAccessKey: is missing"),
                new Row(
                        "an empty key",
                        Secrets.labelled("n", "a", "accessKeyId", " \n", "secretAccessKey", HIDDEN),
                        "accessKeyId: is empty"),
                new Row(
                        "a blank inside",
                        Secrets.labelled("n", "a", "accessKeyId", HIDDEN + " x", "secretAccessKey", HIDDEN),
                        "accessKeyId: has a blank, a line break or a character that is not ASCII"),
                new Row(
                        "a slash, which would break the signature's header",
                        Secrets.labelled("n", "a", "accessKeyId", HIDDEN + "/x", "secretAccessKey", HIDDEN),
                        "accessKeyId: has a slash"),
                new Row(
                        "Chinese quotation marks from a chat",
                        Secrets.labelled("n", "a", "accessKeyId", "ak", "secretAccessKey", "“" + HIDDEN + "”"),
                        "secretAccessKey: has a blank, a line break or a character that is not ASCII"),
                new Row(
                        "binary data",
                        raw(Base64.getEncoder().encodeToString(new byte[] {1, 2, (byte) 0xff, (byte) 0xfe})),
                        "accessKeyId: has a blank, a line break or a character that is not ASCII"),
                new Row("no base64", raw("%%%" + HIDDEN), "accessKeyId: is not base64"),
                new Row("a whole file", raw("QUFB".repeat(300_000)), "accessKeyId: is too long for a key"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void saysWhichKeyIsWrongAndNeverShowsIt(Row row) {
        // when
        var content = SecretParser.parse(row.secret());

        // then
        assertThat(content).isEqualTo(new SecretContent.Unusable(row.problem()));
        assertThat(content.toString()).doesNotContain(HIDDEN);
    }

    private static Secret raw(String accessKeyId) {
        return new SecretBuilder()
                .withData(Map.of("accessKeyId", accessKeyId, "secretAccessKey", "c2s="))
                .build();
    }
}
