package io.baiducloud.peerconn.client;

/**
 * The provider's security token service: short-lived credentials from long-lived ones. Thread-safe; close it when done. Methods
 * throw a {@link BceException} when the call does not succeed.
 */
public interface StsClient extends AutoCloseable {
    /** Starts a client; the endpoint is that of Beijing, which serves all regions. */
    static StsClientBuilder builder() {
        return new StsClientBuilder();
    }

    /**
     * Returns session credentials of the calling account.
     *
     * @see <a href="https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov">provider's page</a>
     */
    SessionCredentials getSessionToken(SessionTokenRequest request);

    /**
     * Returns session credentials of a role, perhaps of another account. The provider opens this to listed accounts only.
     *
     * @see <a href="https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov">provider's page</a>
     */
    SessionCredentials assumeRole(AssumeRoleRequest request);

    /** Closes connections and threads that this client opened; a supplied OkHttp instance stays open. */
    @Override
    void close();
}
