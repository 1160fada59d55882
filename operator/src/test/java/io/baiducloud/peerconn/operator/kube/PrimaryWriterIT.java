package io.baiducloud.peerconn.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnLocalControlPlane
class PrimaryWriterIT extends PrimaryWriterContract {
    private final LocalControlPlane controlPlane;
    private final KubernetesClient client;
    private final String namespace;

    PrimaryWriterIT(LocalControlPlane controlPlane) {
        this.controlPlane = controlPlane;
        this.client = ClusterAccess.open(controlPlane.adminConfig());
        this.namespace = controlPlane.newNamespace();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void signsItsWritesWithTheControllersNameAndReadsNoManagedFields() {
        // given
        var object = Objects.create(client, namespace, "managed");

        // when
        var result = new PrimaryWriter(client).edit(object, MetadataEdit.finalizer(), (after, before) -> {});

        // then
        assertThat(((WriteResult.Written) result).object().getMetadata().getManagedFields())
                .isEmpty();
        assertThat(controlPlane
                        .adminClient()
                        .resource(object)
                        .get()
                        .getMetadata()
                        .getManagedFields())
                .extracting(ManagedFieldsEntry::getManager)
                .contains(WellKnownNames.CONTROLLER);
    }

    @Override
    KubernetesClient client() {
        return client;
    }

    @Override
    String namespace() {
        return namespace;
    }
}
