package io.baiducloud.peerconn.client.internal;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where a signature is made, stage by stage: room for its text, and the keyed hash. To make these anew for each signature would
 * cost more than the hashing. It remembers the signing key of the last signature, which is good for every request that is signed
 * with the same keys in the same second. Belongs to one thread at a time.
 */
public final class SigningBench {
    private static final String ALGORITHM = "HmacSHA256";

    private static final Origin NONE = new Origin("", "", Long.MIN_VALUE, 0);

    /** Holds the signing key of the last signature. */
    private final Mac hmac = newMac();

    private final byte[] hash = new byte[hmac.getMacLength()];
    private final Octets text = new Octets(256);
    private final Octets prefix = new Octets(128);
    private final Octets secret = new Octets(64);
    private final Octets signingKey = new Octets(64);
    private Origin origin = NONE;

    /** Makes a bench. */
    public SigningBench() {}

    /**
     * Returns the value of the Authorization header.
     *
     * @param canonicalRequest what is signed
     * @param signedHeaders the names of the headers that are signed
     */
    public String authorization(
            String accessKeyId,
            String secretAccessKey,
            Instant timestamp,
            int expirationSeconds,
            Octets canonicalRequest,
            Octets signedHeaders) {
        Origin wanted = new Origin(accessKeyId, secretAccessKey, timestamp.getEpochSecond(), expirationSeconds);
        if (!wanted.equals(origin)) {
            prefix.clear();
            writePrefix(prefix, accessKeyId, timestamp, expirationSeconds);
            secret.clear();
            secret.append(secretAccessKey);
            signingKey.clear();
            writeHash(signingKey, secret, prefix);
            use(signingKey);
            origin = wanted;
        }
        text.clear();
        text.append(prefix).append('/').append(signedHeaders).append('/');
        writeHash(text, canonicalRequest);
        return text.text();
    }

    /** Writes the part that says who signs, and for when. */
    public static void writePrefix(Octets target, String accessKeyId, Instant timestamp, int expirationSeconds) {
        target.append("bce-auth-v1/").append(accessKeyId).append('/');
        writeTime(target, timestamp);
        target.append('/').append(Integer.toString(expirationSeconds));
    }

    /**
     * Writes a hash in lower-case hexadecimal digits. The digits of the first hash, that of the prefix under the secret, are the
     * key of the second one: not the bytes that they stand for.
     */
    public void writeHash(Octets target, Octets key, Octets message) {
        origin = NONE;
        use(key);
        writeHash(target, message);
    }

    private void writeHash(Octets target, Octets message) {
        try {
            hmac.update(message.bytes(), 0, message.length());
            hmac.doFinal(hash, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("there is room for a hash", e);
        }
        target.appendHex(hash);
    }

    private void use(Octets key) {
        try {
            hmac.init(new SecretKeySpec(key.bytes(), 0, key.length(), ALGORITHM));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("every text is a key", e);
        }
    }

    private static Mac newMac() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static void writeTime(Octets target, Instant timestamp) {
        LocalDate date = LocalDate.ofInstant(timestamp, ZoneOffset.UTC);
        if (date.getYear() < 0 || date.getYear() > 9999) {
            target.append(timestamp.truncatedTo(ChronoUnit.SECONDS).toString());
            return;
        }
        int second = (int) Math.floorMod(timestamp.getEpochSecond(), 86_400L);
        target.append(date.getYear(), 4)
                .append('-')
                .append(date.getMonthValue(), 2)
                .append('-')
                .append(date.getDayOfMonth(), 2)
                .append('T')
                .append(second / 3600, 2)
                .append(':')
                .append(second / 60 % 60, 2)
                .append(':')
                .append(second % 60, 2)
                .append('Z');
    }

    /** What a signing key is made from. */
    private record Origin(String accessKeyId, String secretAccessKey, long second, int expirationSeconds) {
        /** Shows nothing. */
        @Override
        public String toString() {
            return "Origin[]";
        }
    }
}
