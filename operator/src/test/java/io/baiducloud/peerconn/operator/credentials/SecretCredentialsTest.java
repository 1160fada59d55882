package io.baiducloud.peerconn.operator.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.crd.CredentialsRef;
import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import io.baiducloud.peerconn.operator.config.SecretName;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretCredentialsTest {
    private static final SecretName A = new SecretName("network", "account-a");
    private static final CredentialsRef REF = new CredentialsRef("account-a");

    private final InMemoryApiServer server = InMemoryApiServer.start();
    private final KubernetesClient client = server.client();
    private final List<SecretName> changes = Collections.synchronizedList(new ArrayList<>());
    private final List<SecretStore> stores = new ArrayList<>();

    @AfterEach
    void stop() {
        stores.forEach(SecretStore::close);
        server.close();
    }

    @Test
    void findsTheKeysOfAnObjectsSecret() {
        // given
        client.resource(Secrets.labelled("network", "account-a", "accessKeyId", "ak", "secretAccessKey", "sk"))
                .create();
        var credentials = credentials("--secret-namespaces=network");

        // when / then
        assertThat(credentials.find("network", REF))
                .isEqualTo(new CredentialsState.Usable(BceCredentials.of("ak", "sk"), A));
    }

    @Test
    void saysTheSameOfAMissingAndOfAnUnlabelledSecretWithTheCommandThatHelps() {
        // given
        client.resource(Secrets.unlabelled("network", "unlabelled", "accessKeyId", "ak", "secretAccessKey", "sk"))
                .create();
        var credentials = credentials("--secret-namespaces=network");

        // when
        var unlabelled = credentials.find("network", new CredentialsRef("unlabelled"));
        var missing = credentials.find("network", new CredentialsRef("missing"));

        // then
        assertThat(unlabelled)
                .isEqualTo(new CredentialsState.Problem(
                        Reason.SECRET_NOT_FOUND,
                        "Secret network/unlabelled does not exist or lacks its label: create it with the keys accessKeyId and"
                                + " secretAccessKey, then run: kubectl label secret unlabelled --namespace network"
                                + " vpc.baiducloud.io/secret-type=credentials"));
        assertThat(missing)
                .extracting(problem -> ((CredentialsState.Problem) problem).message())
                .isEqualTo(((CredentialsState.Problem) unlabelled).message().replace("unlabelled", "missing"));
    }

    @Test
    void saysWhatIsWrongInASecret() {
        // given
        client.resource(Secrets.labelled("network", "account-a", "accessKeyId", "ak"))
                .create();
        var credentials = credentials("--secret-namespaces=network");

        // when / then
        assertThat(credentials.find("network", REF))
                .isEqualTo(
                        new CredentialsState.Problem(
                                Reason.SECRET_INVALID,
                                "Secret network/account-a cannot be used: its key secretAccessKey is missing; correct the Secret."));
    }

    @Test
    void namesTheChartValueForANamespaceThatIsNotGranted() {
        // given
        client.resource(Secrets.labelled("network", "account-a", "accessKeyId", "ak", "secretAccessKey", "sk"))
                .create();
        var credentials = credentials("--secret-namespaces=other");

        // when / then
        assertThat(credentials.find("network", REF))
                .isEqualTo(new CredentialsState.Problem(
                        Reason.SECRET_NOT_FOUND,
                        "The operator may not read Secrets in namespace network: add it to the chart value secrets.namespaces"
                                + " (option --secret-namespaces)."));
    }

    @Test
    void namesBothWaysOutWithoutReferenceAndDefault() {
        // when
        var state = credentials().find("network", null);

        // then
        assertThat(state).isInstanceOfSatisfying(CredentialsState.Problem.class, problem -> {
            assertThat(problem.reason()).isEqualTo(Reason.SECRET_NOT_FOUND);
            assertThat(problem.message())
                    .startsWith("This object has no credentialsRef and the operator has no default credentials: set")
                    .contains("spec.credentialsRef", "defaultCredentials.secretName", "--default-credentials-secret");
        });
    }

    @Test
    void usesTheDefaultSecretWhereverItIsAndOnlyThatOne() {
        // given
        client.resource(Secrets.labelled("ops", "default", "accessKeyId", "ak", "secretAccessKey", "sk"))
                .create();
        client.resource(Secrets.labelled("ops", "private", "accessKeyId", "x", "secretAccessKey", "y"))
                .create();
        var credentials = credentials("--default-credentials-secret=ops/default", "--secret-namespaces=network");

        // when / then
        assertThat(credentials.find("network", null))
                .isEqualTo(
                        new CredentialsState.Usable(BceCredentials.of("ak", "sk"), new SecretName("ops", "default")));
        assertThat(credentials.find("ops", new CredentialsRef("private")))
                .extracting(problem -> ((CredentialsState.Problem) problem).reason())
                .isEqualTo(Reason.SECRET_NOT_FOUND);
    }

    @Test
    void neverFallsBackToTheDefaultForAnObjectThatNamesItsSecret() {
        // given
        client.resource(Secrets.labelled("ops", "default", "accessKeyId", "ak", "secretAccessKey", "sk"))
                .create();
        var credentials = credentials("--default-credentials-secret=ops/default", "--secret-namespaces=network,ops");

        // when / then
        assertThat(credentials.find("network", REF)).isInstanceOf(CredentialsState.Problem.class);
    }

    @Test
    void keepsTheDefaultFromNamespacesThatMayNotUseIt() {
        // given
        client.resource(Secrets.labelled("ops", "default", "accessKeyId", "ak", "secretAccessKey", "sk"))
                .create();
        var credentials =
                credentials("--default-credentials-secret=ops/default", "--default-credentials-namespaces=trusted");

        // when / then
        assertThat(credentials.find("network", null))
                .isEqualTo(
                        new CredentialsState.Problem(
                                Reason.NOT_ALLOWED,
                                "Objects in namespace network may not use the operator's default credentials: set spec.credentialsRef,"
                                        + " or add the namespace to the chart value defaultCredentials.namespaces (option --default-credentials-namespaces)."));
        assertThat(credentials.find("trusted", null)).isInstanceOf(CredentialsState.Usable.class);
    }

    @Test
    void startsWithoutTheDefaultSecretAndTakesItWhenItComes() {
        // given
        var credentials = credentials("--default-credentials-secret=ops/default");
        var before = credentials.find("network", null);

        // when
        client.resource(Secrets.labelled("ops", "default", "accessKeyId", "ak", "secretAccessKey", "sk"))
                .create();

        // then
        assertThat(before).isInstanceOf(CredentialsState.Problem.class);
        await().untilAsserted(() ->
                assertThat(credentials.find("network", null)).isInstanceOf(CredentialsState.Usable.class));
    }

    @Test
    void tellsOfNewKeysAndOfNothingElse() {
        // given
        client.resource(Secrets.labelled("network", "account-a", "accessKeyId", "ak", "secretAccessKey", "sk"))
                .create();
        var credentials = credentials("--secret-namespaces=*");
        await().untilAsserted(() -> assertThat(changes).containsExactly(A));
        changes.clear();

        // when
        client.secrets().inNamespace("network").withName("account-a").edit(secret -> {
            secret.getMetadata().getLabels().put("other", "label");
            secret.getData().put("unrelated", "eA==");
            return secret;
        });
        client.secrets().inNamespace("network").withName("account-a").edit(secret -> {
            secret.getData().put("secretAccessKey", "bmV3");
            return secret;
        });

        // then
        await().untilAsserted(() -> assertThat(credentials.find("network", REF))
                .isEqualTo(new CredentialsState.Usable(BceCredentials.of("ak", "new"), A)));
        await().untilAsserted(() -> assertThat(changes).containsExactly(A));
    }

    @Test
    void keepsTheLastKeysOfASecretThatWentForDeletionsOnly() {
        // given
        client.resource(Secrets.labelled("network", "account-a", "accessKeyId", "ak", "secretAccessKey", "sk"))
                .create();
        var credentials = credentials("--secret-namespaces=network");
        await().untilAsserted(() -> assertThat(changes).containsExactly(A));

        // when
        client.secrets().inNamespace("network").withName("account-a").edit(secret -> {
            secret.getMetadata().getLabels().clear();
            return secret;
        });

        // then
        await().untilAsserted(() -> assertThat(changes).containsExactly(A, A));
        assertThat(credentials.find("network", REF)).isInstanceOf(CredentialsState.Problem.class);
        assertThat(stores.getFirst().lastKnown(A)).contains(BceCredentials.of("ak", "sk"));
        assertThat(stores.getFirst().lastKnown(new SecretName("network", "never-seen")))
                .isEmpty();
    }

    @Test
    void doesNotCallAnUnreadSecretMissing() {
        // given
        var store =
                new SecretStore(client, config("--secret-namespaces=network").secretNamespaces(), Optional.empty());

        // when: it has not been started
        var state = new SecretCredentials(store, config()).find("network", REF);

        // then
        assertThat(state)
                .extracting(problem -> ((CredentialsState.Problem) problem).message())
                .asString()
                .contains("has not been read yet");
    }

    private SecretCredentials credentials(String... arguments) {
        var config = config(arguments);
        var store = new SecretStore(client, config.secretNamespaces(), config.defaultCredentialsSecret());
        stores.add(store);
        store.listen(changes::add);
        store.start();
        await().until(store::isSynced);
        return new SecretCredentials(store, config);
    }

    private static OperatorConfig config(String... arguments) {
        return ((Invocation.Run) new OperatorOptions(Map.of(), () -> "own").parse(Arrays.asList(arguments))).config();
    }
}
