package io.baiducloud.peerconn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryApiServerTest {
    private final InMemoryApiServer server = InMemoryApiServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theStatusIsWrittenThroughItsSubresourceOnly() {
        // given
        server.client().resource(orders()).create();

        // when
        stored().edit(InMemoryApiServerTest::activated);
        String afterPlainPatch = stored().get().getStatus().status();
        server.client().resource(activated(stored().get())).patchStatus();

        // then
        assertThat(afterPlainPatch).isNull();
        assertThat(stored().get().getStatus().status()).isEqualTo("active");
    }

    @Test
    void theGenerationGrowsWithTheSpecAlone() {
        // given
        PeerConnection created = server.client().resource(orders()).create();

        // when
        stored().edit(object -> annotated(object, "vpc.baiducloud.io/paused", "true"));
        Long annotated = stored().get().getMetadata().getGeneration();
        stored().edit(object -> withSpecOf(object, orders("gz", 200)));

        // then
        assertThat(created.getMetadata().getGeneration()).isEqualTo(1);
        assertThat(annotated).isEqualTo(1);
        assertThat(stored().get().getMetadata().getGeneration()).isEqualTo(2);
    }

    @Test
    void aFinalizerKeepsADeletedObject() {
        // given
        PeerConnection held = orders();
        held.addFinalizer(WellKnownNames.FINALIZER);
        server.client().resource(held).create();

        // when
        stored().delete();
        boolean marked = stored().get().isMarkedForDeletion();
        stored().edit(object -> {
            object.removeFinalizer(WellKnownNames.FINALIZER);
            return object;
        });

        // then
        assertThat(marked).isTrue();
        assertThat(stored().get()).isNull();
    }

    @Test
    void mergePatchesReplaceListsAndTakeNullsAway() {
        // given
        PeerConnection held = orders();
        held.addFinalizer("example.com/a");
        annotated(held, "old", "1");
        server.client().resource(held).create();
        PatchContext merge = new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager("peerconnection")
                .build();

        // when
        stored().patch(
                        merge,
                        "{\"metadata\":{\"finalizers\":[\"example.com/b\"],\"annotations\":{\"old\":null,\"new\":\"2\"}}}");
        stored().subresource("status").patch(merge, "{\"status\":{\"status\":\"active\"}}");

        // then
        PeerConnection now = stored().get();
        assertThat(now.getFinalizers()).containsExactly("example.com/b");
        assertThat(now.getMetadata().getAnnotations()).containsOnly(Map.entry("new", "2"));
        assertThat(now.getStatus().status()).isEqualTo("active");
        assertThat(now.getSpec()).isEqualTo(held.getSpec());
    }

    @Test
    void writesAreCounted() {
        // given
        server.client().resource(orders()).create();
        server.forgetRequests();

        // when
        stored().edit(object -> annotated(object, "a", "b"));

        // then
        assertThat(server.requests()).hasSize(2);
        assertThat(server.writes())
                .extracting(InMemoryApiServer.Request::toString)
                .isEqualTo(
                        List.of(
                                "Request[method=PATCH, path=/apis/vpc.baiducloud.io/v1alpha1/namespaces/default/peerconnections/orders]"));
    }

    @Test
    void theClusterHasItsNameAndOurDefinition() {
        // when
        String uid = server.client()
                .namespaces()
                .withName("kube-system")
                .get()
                .getMetadata()
                .getUid();

        // then
        assertThat(uid).isNotBlank();
        assertThat(server.client()
                        .apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName(WellKnownNames.CRD_NAME)
                        .get())
                .isNotNull();
    }

    private Resource<PeerConnection> stored() {
        return server.client()
                .resources(PeerConnection.class)
                .inNamespace("default")
                .withName("orders");
    }

    private static PeerConnection activated(PeerConnection object) {
        object.setStatus(PeerConnectionStatus.builder().status("active").build());
        return object;
    }

    private static PeerConnection annotated(PeerConnection object, String name, String value) {
        object.getMetadata().getAnnotations().put(name, value);
        return object;
    }

    private static PeerConnection withSpecOf(PeerConnection object, PeerConnection other) {
        object.setSpec(other.getSpec());
        return object;
    }

    private static PeerConnection orders() {
        return orders("gz", 100);
    }

    private static PeerConnection orders(String peerRegion, int bandwidth) {
        return Serialization.unmarshal("""
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata: {name: orders, namespace: default}
                spec: {region: bj, localVpcId: vpc-a, peerVpcId: vpc-b, peerRegion: %s, bandwidthInMbps: %d}
                """.formatted(peerRegion, bandwidth), PeerConnection.class);
    }
}
