package io.baiducloud.peerconn.operator.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes of texts, for names and tokens that have to come out the same in every process. */
public final class Sha256 {
    private Sha256() {}

    /** Returns the hash of a text's UTF-8 bytes, 64 lower-case hexadecimal digits. */
    public static String hex(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns the first digits of that hash. */
    public static String hex(String text, int digits) {
        return hex(text).substring(0, digits);
    }
}
