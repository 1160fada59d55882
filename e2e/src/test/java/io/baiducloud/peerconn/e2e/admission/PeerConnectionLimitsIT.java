package io.baiducloud.peerconn.e2e.admission;

import static io.baiducloud.peerconn.e2e.admission.Objects.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The largest objects fit, and what is beyond them is refused by name. */
@OnLocalControlPlane
class PeerConnectionLimitsIT {
    private final KubernetesClient client;
    private final Objects objects;

    PeerConnectionLimitsIT(LocalControlPlane controlPlane, KubernetesClient client) {
        this.client = client;
        this.objects = new Objects(client, controlPlane.newNamespace());
    }

    @Test
    void theLargestInitiatorAndItsStatusFit() {
        // given
        ObjectNode largest = base("initiator");
        fill(largest, "description", 1024);
        fill(largest, "localIfName", 128);
        fill(largest, "peerIfName", 128);
        fill(largest, "resourceGroupId", 128);
        fill(largest.putObject("credentialsRef"), "name", 253);
        fill(largest.putObject("acceptor"), "description", 1024);
        largest.set("tags", tags(50, "k".repeat(126), "v".repeat(256)));
        objects.create("largest", largest);
        PeerConnectionStatus status = PeerConnectionStatus.builder()
                .pendingActions(Collections.nCopies(32, "a".repeat(1024)))
                .conditions(conditions("R".repeat(1024), "m".repeat(32768)))
                .build();

        // when
        objects.writeStatus("largest", status);
        ObjectNode edited = largest.put("bandwidthInMbps", 7);
        new Manifest(objects.namespace(), "largest", edited)
                .onServer(client)
                .forceConflicts()
                .serverSideApply();

        // then: every rule was evaluated, on the change as well
        assertThat(objects.get("largest").getStatus()).isEqualTo(status);
        assertThat(objects.get("largest").getSpec().bandwidthInMbps()).isEqualTo(7);
    }

    @Test
    void theLargestAcceptorFits() {
        // given
        ObjectNode largest = base("acceptor");
        fill(largest, "region", 32);
        fill(largest, "peerRegion", 32);
        largest.put("localVpcId", "vpc-" + "l".repeat(60)).put("peerVpcId", "vpc-" + "p".repeat(60));
        largest.put("approvedPeerConnId", "peerconn-" + "x".repeat(55));

        // then
        assertThat(objects.faultsOf(largest)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "description, 1024",
        "localIfName, 128",
        "peerIfName, 128",
        "resourceGroupId, 128",
        "credentialsRef.name, 253",
        "acceptor.description, 1024",
        "acceptor.localIfName, 128",
    })
    void oneCharacterMoreIsRefused(String path, int limit) {
        // given
        ObjectNode tooLong = base("initiator");
        ObjectNode owner = path.contains(".") ? tooLong.putObject(path.substring(0, path.indexOf('.'))) : tooLong;
        fill(owner, path.substring(path.indexOf('.') + 1), limit + 1);

        // when
        Map<String, String> faults = objects.faultsOf(tooLong);

        // then
        assertThat(faults).containsOnlyKeys("spec." + path);
        assertThat(faults.get("spec." + path)).contains("may not be more than " + limit);
    }

    @ParameterizedTest
    @CsvSource({"description", "localIfName", "peerConnId", "region", "credentialsRef.name"})
    void aMebibyteIsRefusedWithoutHavingBeenReadByARule(String path) {
        // given
        ObjectNode huge = base("initiator");
        ObjectNode owner = path.contains(".") ? huge.putObject(path.substring(0, path.indexOf('.'))) : huge;
        fill(owner, path.substring(path.indexOf('.') + 1), 1024 * 1024);

        // when
        Map<String, String> faults = objects.faultsOf(huge);

        // then: rules in CEL are evaluated after the limits only, which is what keeps their cost bounded
        assertThat(faults).containsOnlyKeys("spec." + path);
        assertThat(faults.get("spec." + path)).contains("may not be more than");
    }

    @Test
    void tagsWithoutNumberAreRefusedBeforeARuleWalksThem() {
        // given
        ObjectNode bomb = base("initiator");
        bomb.set("tags", tags(2_000, "k", "v"));

        // when
        Map<String, String> faults = objects.faultsOf(bomb);

        // then
        assertThat(faults).containsOnlyKeys("spec.tags");
        assertThat(faults.get("spec.tags")).contains("must have at most 50 items");
    }

    @Test
    void fieldsThatNobodyKnowsAreNotKept() {
        // given
        ObjectNode stuffed = base("initiator");
        fill(stuffed, "stuffing", 1024 * 1024);
        ObjectNode deep = stuffed;
        for (int i = 0; i < 100; i++) {
            deep = deep.putObject("deeper");
        }

        // when
        objects.create("stuffed", stuffed);

        // then
        GenericKubernetesResource kept = client.genericKubernetesResources(
                        objects.get("stuffed").getApiVersion(),
                        objects.get("stuffed").getKind())
                .inNamespace(objects.namespace())
                .withName("stuffed")
                .get();
        assertThat(kept.<Map<String, Object>>get("spec")).doesNotContainKeys("stuffing", "deeper");
    }

    @Test
    void tagsHaveLimitsOfTheirOwn() {
        // given
        ObjectNode longKey = base("initiator");
        longKey.set("tags", tags(1, "k".repeat(128), ""));
        ObjectNode longValue = base("initiator");
        longValue.set("tags", tags(1, "key", "v".repeat(257)));
        ObjectNode tooMany = base("initiator");
        tooMany.set("tags", tags(51, "key", ""));

        // then
        assertThat(objects.faultsOf(longKey).get("spec.tags")).contains("1 to 128 characters");
        assertThat(objects.faultsOf(longValue).get("spec.tags.key0")).contains("may not be more than 256");
        assertThat(objects.faultsOf(tooMany).get("spec.tags")).contains("must have at most 50 items");
    }

    @Test
    void theStatusHasLimitsAsWell() {
        // given
        objects.create("talkative", base("initiator"));
        PeerConnectionStatus tooMuch = PeerConnectionStatus.builder()
                .pendingActions(Collections.nCopies(33, "a"))
                .build();

        // then
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> objects.writeStatus("talkative", tooMuch))
                .withMessageContaining("status.pendingActions: Too many: 33: must have at most 32 items");
    }

    @Test
    void unknownFieldsAreNamed() {
        // given
        Manifest manifest = new Manifest(
                objects.namespace(),
                "unknown",
                AdmissionTable.merged(base("initiator"), json("{bandwithInMbps: 10, billing: {speed: 1}}")));

        // then
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> manifest.onServer(client)
                        .fieldValidation(Validation.STRICT)
                        .create())
                .withMessageContaining("unknown field \"spec.bandwithInMbps\"")
                .withMessageContaining("unknown field \"spec.billing.speed\"");
    }

    @Test
    void anObjectWithoutSpecIsRefused() {
        // given
        GenericKubernetesResource bare = new Manifest(objects.namespace(), "bare", json("{}")).toResource();
        bare.getAdditionalProperties().remove("spec");

        // then
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> client.resource(bare).create())
                .satisfies(refusal -> assertThat(Manifest.faults(refusal)).containsOnlyKeys("spec"));
    }

    private static ObjectNode base(String name) {
        return AdmissionTable.base(name).deepCopy();
    }

    private static void fill(ObjectNode owner, String field, int length) {
        owner.put(field, "a".repeat(length));
    }

    private static JsonNode tags(int number, String key, String value) {
        ObjectNode tags = JsonNodeFactory.instance.objectNode();
        IntStream.range(0, number).forEach(i -> tags.put(key + i, value));
        return tags;
    }

    private static List<Condition> conditions(String reason, String message) {
        return Stream.of(
                        "Ready",
                        "Available",
                        "Synced",
                        "PeerAccepted",
                        "CredentialsReady",
                        "Reconciling",
                        "Stalled",
                        "Paused")
                .map(type -> new Condition(type, ConditionStatus.TRUE, Long.MAX_VALUE, Instant.EPOCH, reason, message))
                .toList();
    }
}
