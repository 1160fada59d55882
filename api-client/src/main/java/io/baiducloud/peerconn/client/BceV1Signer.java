package io.baiducloud.peerconn.client;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The bce-auth-v1 signature: request, credentials and instant in, Authorization out. Knows no clock and no request but the one
 * it is given, and changes nothing.
 *
 * @see <a href="https://cloud.baidu.com/doc/Reference/s/njwvz1yfu">provider's page</a>
 */
public final class BceV1Signer {
    private static final String ALGORITHM = "HmacSHA256";

    /** Makes a signer; one serves all threads and all accounts. */
    public BceV1Signer() {}

    /**
     * Returns the value of the Authorization header.
     *
     * @param request what is signed
     * @param credentials the keys; a session token belongs into the request's headers, not here
     * @param timestamp from when on the signature is valid, cut to seconds
     * @param expirationSeconds for how many seconds it is valid
     */
    public String authorization(
            CanonicalRequest request, BceCredentials credentials, Instant timestamp, int expirationSeconds) {
        String prefix = prefix(credentials.accessKeyId(), timestamp, expirationSeconds);
        String signature = signature(signingKey(credentials.secretAccessKey(), prefix), request.text());
        return prefix + '/' + request.signedHeaders() + '/' + signature;
    }

    /** Returns the part that says who signs, and for when. */
    String prefix(String accessKeyId, Instant timestamp, int expirationSeconds) {
        return "bce-auth-v1/" + accessKeyId + '/' + format(timestamp) + '/' + expirationSeconds;
    }

    /** Returns the key of one signature, derived from the secret and the prefix, in lower-case hexadecimal digits. */
    String signingKey(String secretAccessKey, String prefix) {
        return hmac(secretAccessKey, prefix);
    }

    /** Returns the signature; its key is the digits of the signing key, not the bytes that they stand for. */
    String signature(String signingKey, String canonicalRequest) {
        return hmac(signingKey, canonicalRequest);
    }

    /** Returns an instant as the provider writes it: {@code 2018-07-20T11:37:16Z}. */
    public static String format(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
