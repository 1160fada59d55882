package io.baiducloud.peerconn.client;

import java.util.Objects;

/** Where a client takes its credentials from, once for every attempt. Must be thread-safe, and quick when nothing changed. */
@FunctionalInterface
public interface CredentialsProvider {
    /** Returns the credentials to sign with now; an exception ends the call before anything is sent. */
    BceCredentials credentials();

    /** Credentials that never change. */
    static CredentialsProvider of(BceCredentials credentials) {
        Objects.requireNonNull(credentials, "credentials");
        return () -> credentials;
    }
}
