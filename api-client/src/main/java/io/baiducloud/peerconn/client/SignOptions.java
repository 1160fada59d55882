package io.baiducloud.peerconn.client;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How requests are signed. The names of the signed headers are always sent along, and a session token is always signed.
 *
 * @param headersToSign names of the headers to sign, in any case; empty for host, content-type and every x-bce-* that is sent.
 *     Host is signed in any case
 * @param timestamp from when on every signature is valid; null for the time of the request
 * @param expirationSeconds for how many seconds a signature is valid, at least 1
 */
public record SignOptions(
        Set<String> headersToSign, @Nullable Instant timestamp, int expirationSeconds) {
    /** For how many seconds a signature is valid when nothing else is said. */
    public static final int DEFAULT_EXPIRATION_SECONDS = 1800;

    /** Checks the values. */
    public SignOptions {
        headersToSign = headersToSign.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        if (headersToSign.contains("")) {
            throw new IllegalArgumentException("headersToSign: has an empty name");
        }
        if (expirationSeconds < 1) {
            throw new IllegalArgumentException("expirationSeconds: must be at least 1, is " + expirationSeconds);
        }
    }

    /** Host, content-type and every x-bce-* that is sent, from now on, for 1800 seconds. */
    public static SignOptions defaults() {
        return new SignOptions(Set.of(), null, DEFAULT_EXPIRATION_SECONDS);
    }

    /** The same with other headers. */
    public SignOptions withHeadersToSign(Set<String> names) {
        return new SignOptions(names, timestamp, expirationSeconds);
    }

    /** The same with a fixed start of validity. */
    public SignOptions withTimestamp(@Nullable Instant instant) {
        return new SignOptions(headersToSign, instant, expirationSeconds);
    }

    /** The same with another validity. */
    public SignOptions withExpirationSeconds(int seconds) {
        return new SignOptions(headersToSign, timestamp, seconds);
    }
}
