package io.baiducloud.peerconn.operator.credentials;

import io.baiducloud.peerconn.crd.CredentialsRef;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.config.NamespaceSelection;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.config.SecretName;
import io.baiducloud.peerconn.operator.plan.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which credentials an object works with. There is never a silent fall-back from one identity to another. */
public final class SecretCredentials {
    private final SecretStore store;
    private final Optional<SecretName> defaultSecret;
    private final NamespaceSelection defaultNamespaces;

    /** Makes it. */
    public SecretCredentials(SecretStore store, OperatorConfig config) {
        this(store, config.defaultCredentialsSecret(), config.defaultCredentialsNamespaces());
    }

    private SecretCredentials(
            SecretStore store, Optional<SecretName> defaultSecret, NamespaceSelection defaultNamespaces) {
        this.store = store;
        this.defaultSecret = defaultSecret;
        this.defaultNamespaces = defaultNamespaces;
    }

    /** What an object finds that may use this default Secret. */
    public static CredentialsState ofDefault(SecretStore store, SecretName secret) {
        return new SecretCredentials(store, Optional.of(secret), NamespaceSelection.all())
                .find(secret.namespace(), null);
    }

    /**
     * Which Secret an object means; empty when it names none and there is no default.
     *
     * @param namespace the namespace of the object
     * @param ref what it says
     */
    public Optional<SecretName> nameOf(String namespace, @Nullable CredentialsRef ref) {
        return ref == null ? defaultSecret : Optional.of(new SecretName(namespace, ref.name()));
    }

    /**
     * Looks the credentials of an object up, or says what is wrong.
     *
     * @param namespace the namespace of the object
     * @param ref what it says; null means the default credentials
     */
    public CredentialsState find(String namespace, @Nullable CredentialsRef ref) {
        var name = nameOf(namespace, ref);
        if (name.isEmpty()) {
            return notFound("This object has no credentialsRef and the operator has no default credentials: set"
                    + " spec.credentialsRef to a Secret in namespace " + namespace
                    + ", or give the operator default credentials (chart value defaultCredentials.secretName, option"
                    + " --default-credentials-secret).");
        }
        var secret = name.get();
        if (ref == null && !defaultNamespaces.contains(namespace)) {
            return new CredentialsState.Problem(
                    Reason.NOT_ALLOWED,
                    "Objects in namespace " + namespace + " may not use the operator's default credentials: set"
                            + " spec.credentialsRef, or add the namespace to the chart value defaultCredentials.namespaces"
                            + " (option --default-credentials-namespaces).");
        }
        if (!store.isGranted(secret)) {
            return notFound("The operator may not read Secrets in namespace " + secret.namespace()
                    + ": add it to the chart value secrets.namespaces (option --secret-namespaces).");
        }
        if (!store.isSynced() && store.find(secret).isEmpty()) {
            return notFound("Secret " + secret
                    + " has not been read yet; if this lasts, the operator may not list and watch Secrets in namespace "
                    + secret.namespace()
                    + ": add it to the chart value secrets.namespaces (option --secret-namespaces).");
        }
        return store.find(secret).map(content -> state(secret, content)).orElseGet(() -> missing(secret));
    }

    private static CredentialsState state(SecretName secret, SecretContent content) {
        return switch (content) {
            case SecretContent.Keys keys -> new CredentialsState.Usable(keys.credentials(), secret);
            case SecretContent.Unusable unusable ->
                new CredentialsState.Problem(
                        Reason.SECRET_INVALID,
                        // "accessKeyId: is empty" is how fields are told; people read a sentence
                        "Secret " + secret + " cannot be used: its key "
                                + unusable.problem().replaceFirst(": ", " ") + "; correct the Secret.");
        };
    }

    // unlabelled Secrets are invisible to us, so both cases get both ways out
    private static CredentialsState missing(SecretName secret) {
        return notFound("Secret " + secret + " does not exist or lacks its label: create it with the keys "
                + WellKnownNames.ACCESS_KEY_ID + " and " + WellKnownNames.SECRET_ACCESS_KEY
                + ", then run: kubectl label secret " + secret.name() + " --namespace " + secret.namespace() + " "
                + WellKnownNames.SECRET_TYPE_LABEL + "=" + WellKnownNames.SECRET_TYPE_CREDENTIALS);
    }

    private static CredentialsState notFound(String message) {
        return new CredentialsState.Problem(Reason.SECRET_NOT_FOUND, message);
    }
}
