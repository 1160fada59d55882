package io.baiducloud.peerconn.client;

import io.baiducloud.peerconn.client.internal.SigningBench;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The bce-auth-v1 signature: request, credentials and instant in, Authorization out. Knows no clock and no request but the one
 * it is given. Thread-safe.
 *
 * @see <a href="https://cloud.baidu.com/doc/Reference/s/njwvz1yfu">provider's page</a>
 */
public final class BceV1Signer {
    /** What the last call worked with, for the next one to work with; null while it is in use. */
    private final AtomicReference<@Nullable SigningBench> atRest = new AtomicReference<>();

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
        SigningBench taken = atRest.getAndSet(null);
        SigningBench bench = taken == null ? new SigningBench() : taken;
        String authorization = bench.authorization(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                timestamp,
                expirationSeconds,
                request.octets(),
                request.signedHeaderOctets());
        atRest.set(bench);
        return authorization;
    }

    /** Returns an instant as the provider writes it: {@code 2018-07-20T11:37:16Z}. */
    public static String format(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
