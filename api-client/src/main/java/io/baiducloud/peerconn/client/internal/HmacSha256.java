package io.baiducloud.peerconn.client.internal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC-SHA256 as in RFC 2104, on the JDK's hash. The JDK's own Mac copies the key and both hashes for every message, which is
 * most of what a signature would leave behind. Belongs to one thread at a time.
 */
final class HmacSha256 {
    private static final int BLOCK = 64;
    private static final int LENGTH = 32;
    private static final int INNER = 0x36;
    private static final int OUTER = 0x5c;

    private final MessageDigest digest;
    private final byte[] pad = new byte[BLOCK];
    private final byte[] hash = new byte[LENGTH];

    HmacSha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the hash of a message under a key; the bytes are good until the next call. */
    byte[] hash(Octets key, Octets message) {
        try {
            Arrays.fill(pad, (byte) 0);
            if (key.length() > BLOCK) {
                digest.update(key.bytes(), 0, key.length());
                digest.digest(pad, 0, LENGTH);
            } else {
                System.arraycopy(key.bytes(), 0, pad, 0, key.length());
            }
            turn(INNER);
            digest.update(pad);
            digest.update(message.bytes(), 0, message.length());
            digest.digest(hash, 0, LENGTH);
            turn(INNER ^ OUTER);
            digest.update(pad);
            digest.update(hash);
            digest.digest(hash, 0, LENGTH);
            return hash;
        } catch (DigestException e) {
            throw new IllegalStateException("there is room for a hash", e);
        }
    }

    private void turn(int mask) {
        for (int i = 0; i < BLOCK; i++) {
            pad[i] ^= (byte) mask;
        }
    }
}
