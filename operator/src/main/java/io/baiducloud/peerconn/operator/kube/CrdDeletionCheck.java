package io.baiducloud.peerconn.operator.kube;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * Whether our own definition is on its way out. Its objects are then deleted by the machine, not by a person, and none of
 * them says that a connection should go.
 */
public final class CrdDeletionCheck {
    private final KubernetesClient client;

    /** Makes a check. */
    public CrdDeletionCheck(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Asks the API server now, not a cache.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when it does not answer; nothing may be released then
     */
    public boolean isBeingDeleted() {
        var definition = client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(WellKnownNames.CRD_NAME)
                .get();
        return definition == null || definition.isMarkedForDeletion();
    }
}
