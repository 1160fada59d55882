package io.baiducloud.peerconn.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** The keyed hash against the JDK's, one after the other on one instance. */
class HmacSha256Properties {
    private final HmacSha256 hmac = new HmacSha256();

    @Property(tries = 300)
    void hashIsThatOfTheJdk(
            @ForAll @StringLength(min = 1, max = 200) @CharRange(from = ' ', to = '~') String key,
            @ForAll @StringLength(max = 300) @CharRange(from = ' ', to = '~') String message)
            throws Exception {
        Mac jdk = Mac.getInstance("HmacSHA256");
        jdk.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));

        byte[] hash = hmac.hash(new Octets(1).append(key), new Octets(1).append(message));

        assertThat(hash).isEqualTo(jdk.doFinal(message.getBytes(StandardCharsets.US_ASCII)));
    }
}
