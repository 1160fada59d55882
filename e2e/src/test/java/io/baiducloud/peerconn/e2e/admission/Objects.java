package io.baiducloud.peerconn.e2e.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;

/** The objects of one test namespace, written untyped and read typed. */
record Objects(KubernetesClient client, String namespace) {

    GenericKubernetesResource create(String name, JsonNode spec) {
        return new Manifest(namespace, name, spec).onServer(client).create();
    }

    GenericKubernetesResource create(String name, String base, String patch) {
        return create(name, AdmissionTable.merged(AdmissionTable.base(base), json(patch)));
    }

    PeerConnection get(String name) {
        return all().withName(name).get();
    }

    PeerConnection writeStatus(String name, PeerConnectionStatus status) {
        PeerConnection object = get(name);
        object.setStatus(status);
        return client.resource(object).patchStatus();
    }

    NonNamespaceOperation<PeerConnection, KubernetesResourceList<PeerConnection>, Resource<PeerConnection>> all() {
        return client.resources(PeerConnection.class).inNamespace(namespace);
    }

    /** What is said against a creation, by field; empty when it is accepted. */
    Map<String, String> faultsOf(JsonNode spec) {
        try {
            create("faulty", spec);
            return Map.of();
        } catch (KubernetesClientException refusal) {
            return Manifest.faults(refusal);
        }
    }

    static JsonNode specOf(GenericKubernetesResource resource) {
        return new ObjectMapper().valueToTree(resource.getAdditionalProperties().get("spec"));
    }

    static JsonNode json(String yaml) {
        return AdmissionTable.parse(yaml);
    }
}
