package io.baiducloud.peerconn.operator.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;

/** Whatever somebody puts into a Secret is read or refused, and never shown. */
class SecretParserProperties {
    @Property(tries = 300)
    void anyBytesAreReadOrRefusedAndNeverShown(@ForAll @NotEmpty byte[] key) {
        // when
        SecretContent content = SecretParser.parse(new SecretBuilder()
                .withData(Map.of(
                        "accessKeyId",
                        "YWs=",
                        "secretAccessKey",
                        Base64.getEncoder().encodeToString(key)))
                .build());

        // then
        String text = new String(key, StandardCharsets.ISO_8859_1);
        assertThat(content.toString()).doesNotContain("secretAccessKey=" + text);
        if (content instanceof SecretContent.Unusable(String problem)) {
            assertThat(problem).startsWith("secretAccessKey: ").hasSizeLessThan(200);
        }
    }

    @Property(tries = 300)
    void anyTextInPlaceOfBase64IsReadOrRefused(@ForAll String data) {
        // when
        SecretContent content = SecretParser.parse(new SecretBuilder()
                .withData(Map.of("accessKeyId", data, "secretAccessKey", "c2s="))
                .build());

        // then
        if (content instanceof SecretContent.Unusable(String problem)) {
            assertThat(problem).startsWith("accessKeyId: ").hasSizeLessThan(200);
        }
    }
}
