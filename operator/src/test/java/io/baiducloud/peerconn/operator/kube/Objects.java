package io.baiducloud.peerconn.operator.kube;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;

/** Objects on an API server, and what other people do to them. */
final class Objects {
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private Objects() {}

    static PeerConnection create(KubernetesClient client, String namespace, String name) {
        return create(client, namespace, name, Map.of(), List.of());
    }

    static PeerConnection create(
            KubernetesClient client,
            String namespace,
            String name,
            Map<String, String> annotations,
            List<String> finalizers) {
        var object = client.getKubernetesSerialization().unmarshal("""
                        apiVersion: vpc.baiducloud.io/v1alpha1
                        kind: PeerConnection
                        spec:
                          region: bj
                          localVpcId: vpc-13vuxu016dew
                          peerVpcId: vpc-jcvmhw9h1a35
                          peerRegion: gz
                          bandwidthInMbps: 100
                        """, PeerConnection.class);
        object.getMetadata().setNamespace(namespace);
        object.getMetadata().setName(name);
        object.getMetadata().setAnnotations(annotations);
        object.getMetadata().setFinalizers(finalizers);
        return client.resource(object).create();
    }

    static void label(KubernetesClient client, PeerConnection object) {
        patch(client, object, "{\"metadata\":{\"labels\":{\"new\":\"yes\"}}}");
    }

    static void resize(KubernetesClient client, PeerConnection object, int bandwidth) {
        patch(client, object, "{\"spec\":{\"bandwidthInMbps\":" + bandwidth + "}}");
    }

    static void annotate(KubernetesClient client, PeerConnection object, String name, String value) {
        patch(client, object, "{\"metadata\":{\"annotations\":{\"" + name + "\":\"" + value + "\"}}}");
    }

    private static void patch(KubernetesClient client, PeerConnection object, String patch) {
        client.resources(PeerConnection.class)
                .inNamespace(object.getMetadata().getNamespace())
                .withName(object.getMetadata().getName())
                .patch(MERGE, patch);
    }
}
