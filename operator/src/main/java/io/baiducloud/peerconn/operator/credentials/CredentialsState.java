package io.baiducloud.peerconn.operator.credentials;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.operator.config.SecretName;
import io.baiducloud.peerconn.operator.plan.Reason;

/** Whether an object has credentials to work with. */
public sealed interface CredentialsState {
    /**
     * It has; whether the cloud takes them is another question.
     *
     * @param credentials the keys
     * @param secret where they came from
     */
    record Usable(BceCredentials credentials, SecretName secret) implements CredentialsState {}

    /**
     * It has none.
     *
     * @param reason what is wrong: SecretNotFound, SecretInvalid or NotAllowed
     * @param message what a person can do; stable, and without any value of the Secret
     */
    record Problem(Reason reason, String message) implements CredentialsState {}
}
