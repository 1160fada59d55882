package io.baiducloud.peerconn.testkit;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Our custom resource definition on a server. */
final class InstalledCrd {
    private static final String FILE = "/META-INF/fabric8/" + WellKnownNames.CRD_NAME + "-v1.yml";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private InstalledCrd() {}

    static CustomResourceDefinition read() {
        try (InputStream file =
                Objects.requireNonNull(PeerConnection.class.getResourceAsStream(FILE), "the crd module has " + FILE)) {
            return Serialization.unmarshal(file, CustomResourceDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void install(KubernetesClient client) {
        client.resource(read()).serverSideApply();
        client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(WellKnownNames.CRD_NAME)
                .waitUntilCondition(InstalledCrd::isEstablished, PATIENCE.toSeconds(), TimeUnit.SECONDS);
        awaitStorage(client);
    }

    private static boolean isEstablished(CustomResourceDefinition definition) {
        return definition != null
                && definition.getStatus() != null
                // a definition that was stored a moment ago has none
                && Stream.ofNullable(definition.getStatus().getConditions())
                        .flatMap(List::stream)
                        .anyMatch(condition -> condition.getType().equals("Established")
                                && condition.getStatus().equals("True"));
    }

    /** Established comes a moment before the storage answers. */
    private static void awaitStorage(KubernetesClient client) {
        Patience.of(PATIENCE).until(() -> canList(client), () -> "objects of the new kind cannot be listed");
    }

    private static boolean canList(KubernetesClient client) {
        try {
            client.resources(PeerConnection.class).inAnyNamespace().list();
            return true;
        } catch (KubernetesClientException notYet) {
            return false;
        }
    }
}
