package io.baiducloud.peerconn.operator.check;

import io.baiducloud.peerconn.operator.config.NamespaceSelection;
import io.baiducloud.peerconn.operator.config.SecretName;
import io.baiducloud.peerconn.operator.credentials.CredentialsState;
import io.baiducloud.peerconn.operator.credentials.SecretCredentials;
import io.baiducloud.peerconn.operator.credentials.SecretStore;
import io.baiducloud.peerconn.operator.kube.StartupFailure;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The operator's default credentials, read as the operator reads them. */
final class DefaultSecret {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SecretName secret;
    private final CredentialsState state;

    DefaultSecret(KubernetesClient client, SecretName secret) {
        this.secret = secret;
        try (var store = new SecretStore(client, NamespaceSelection.of(List.of()), Optional.of(secret))) {
            store.start();
            store.awaitSynced(PATIENCE);
            state = SecretCredentials.ofDefault(store, secret);
        }
    }

    /**
     * Says that it is there.
     *
     * @throws StartupFailure when it cannot be used
     */
    String keys() {
        return switch (state) {
            case CredentialsState.Usable _ ->
                "Secret " + secret + ", the default credentials, is labelled and holds keys.";
            case CredentialsState.Problem problem ->
                throw new StartupFailure(StartupFailure.Kind.SETTINGS, problem.message());
        };
    }

    Optional<CredentialsState.Usable> usable() {
        return switch (state) {
            case CredentialsState.Usable usable -> Optional.of(usable);
            case CredentialsState.Problem _ -> Optional.empty();
        };
    }
}
