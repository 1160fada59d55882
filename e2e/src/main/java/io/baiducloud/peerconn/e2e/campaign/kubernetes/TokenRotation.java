package io.baiducloud.peerconn.e2e.campaign.kubernetes;

import io.baiducloud.peerconn.e2e.campaign.kubernetes.KubernetesFault.Scope;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The operator has a token of a service account, in a file, as in a pod. The API server stops to accept it, all at once, and
 * a new one is in the file a while later.
 */
final class TokenRotation {
    private static final String ACCOUNT = "operator";

    /** The API server remembers a good token for ten seconds. */
    private static final Duration UNTIL_REFUSED = Duration.ofSeconds(11);

    private static final Duration A_WHILE = Duration.ofSeconds(5);

    KubernetesFault fault() {
        return new KubernetesFault("a token that is revoked and replaced", Scope.ROAD, this::strike, Work::check);
    }

    private void strike(Work work) {
        Site site = work.site();
        grant(site);
        Path kubeconfig = temporaryFile();
        try {
            Secret first = holder(site, "first");
            write(kubeconfig, site, first);
            site.replaceOperator(_ -> Config.fromKubeconfig(kubeconfig.toFile()));
            site.await("ready with the first token", () -> site.isReady(Work.UNTOUCHED));

            // a token ends with the Secret that it is bound to
            site.people().resource(first).delete();
            Site.rest(UNTIL_REFUSED);
            site.road().cut();
            work.ask();
            work.drift();
            Site.rest(A_WHILE);
            work.nothingIsReleased();

            write(kubeconfig, site, holder(site, "second"));
            site.await("heard of with the second token", () -> site.isReady(Work.COMING));
        } finally {
            kubeconfig.toFile().delete();
        }
    }

    private static void grant(Site site) {
        site.people()
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withNamespace(site.namespace())
                        .withName(ACCOUNT)
                        .endMetadata()
                        .build())
                .create();
        site.people()
                .resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName("operator-of-" + site.namespace())
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
                        .addNewSubject("", "ServiceAccount", ACCOUNT, site.namespace())
                        .build())
                .create();
    }

    private static Secret holder(Site site, String name) {
        return site.people()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(site.namespace())
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
    }

    private static void write(Path kubeconfig, Site site, Secret holder) {
        String token = site.people()
                .serviceAccounts()
                .inNamespace(site.namespace())
                .withName(ACCOUNT)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withNewBoundObjectRef(
                                "v1",
                                "Secret",
                                holder.getMetadata().getName(),
                                holder.getMetadata().getUid())
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
        String text = site.controlPlane()
                .kubeconfig()
                .replace(
                        site.controlPlane().url(),
                        "https://127.0.0.1:" + site.road().port())
                .replaceFirst("token: \"[^\"]*\"", "token: \"" + token + "\"");
        try {
            Files.writeString(kubeconfig, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + kubeconfig, e);
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("kubeconfig-", ".yaml");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a temporary file", e);
        }
    }
}
