package io.baiducloud.peerconn.e2e.admission;

import static io.baiducloud.peerconn.e2e.admission.Objects.json;
import static io.baiducloud.peerconn.e2e.admission.Objects.specOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the API server makes of an object beyond accepting it: defaults, status, selectors. */
@OnLocalControlPlane
class PeerConnectionOnServerIT {
    private final KubernetesClient client;
    private final Objects objects;

    PeerConnectionOnServerIT(LocalControlPlane controlPlane, KubernetesClient client) {
        this.client = client;
        this.objects = new Objects(client, controlPlane.newNamespace());
    }

    @Test
    void theDefinitionIsInstalledWithoutComplaints() {
        // when: a definition whose rules exceed the cost budget would not have been stored at all
        var conditions = client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(WellKnownNames.CRD_NAME)
                .get()
                .getStatus()
                .getConditions();

        // then
        assertThat(conditions)
                .extracting(condition -> condition.getType() + "=" + condition.getStatus())
                .contains("Established=True", "NamesAccepted=True")
                .doesNotContain("NonStructuralSchema=True");
    }

    @Test
    void onlyWhatIsRightForBothRolesHasADefault() {
        // when
        JsonNode initiator = specOf(objects.create("initiator", "initiator", "{}"));
        JsonNode acceptor = specOf(objects.create("acceptor", "acceptor", "{}"));

        // then
        assertThat(AdmissionTable.difference(AdmissionTable.base("initiator"), initiator))
                .isEqualTo(json("{role: initiator, managementPolicy: Full}"));
        assertThat(AdmissionTable.difference(AdmissionTable.base("acceptor"), acceptor))
                .isEqualTo(json("{managementPolicy: Full}"));
    }

    @Test
    void blocksThatAreWrittenGetTheirDefaults() {
        // when
        JsonNode renewed = specOf(objects.create("renewed", "prepaid", "{billing: {autoRenew: {}}}"));
        JsonNode empty = specOf(objects.create("empty", "initiator", "{billing: {}}"));

        // then
        assertThat(renewed.get("billing")).isEqualTo(json("""
                paymentTiming: Prepaid
                reservation: {reservationLength: 1, reservationTimeUnit: month}
                autoRenew: {months: 1, whenDaysLeft: 7}
                """));
        assertThat(empty.get("billing")).isEqualTo(json("{paymentTiming: Postpaid}"));
    }

    @Test
    void writingTheDefaultsOutIsNoChange() {
        // given
        GenericKubernetesResource stored = objects.create("same", "initiator", "{}");
        stored.getAdditionalProperties()
                .put(
                        "spec",
                        AdmissionTable.merged(
                                AdmissionTable.base("initiator"), json("{role: initiator, managementPolicy: Full}")));

        // when
        GenericKubernetesResource again = client.resource(stored).update();

        // then
        assertThat(again.getMetadata().getGeneration()).isEqualTo(1);
    }

    @Test
    void anObjectThatNobodyWatchesDoesNotLookHealthy() {
        // given
        objects.create("unwatched", "initiator", "{}");

        // when
        PeerConnectionStatus status = objects.get("unwatched").getStatus();

        // then
        assertThat(status.conditions())
                .containsExactly(new Condition(
                        "Ready",
                        ConditionStatus.UNKNOWN,
                        null,
                        Instant.EPOCH,
                        "Pending",
                        "no operator has looked at this object yet"));
    }

    @Test
    void theStatusTakesWordsThatNobodyKnowsYet() {
        // given
        objects.create("strange", "initiator", "{}");
        PeerConnectionStatus strange = PeerConnectionStatus.builder()
                .status("quantum_entangled")
                .dnsStatus("half")
                .paymentTiming("Barter")
                .createdTime("2018-08-07 19:46:55")
                .expiredTime("some day")
                .conditions(List.of(new Condition("Ready", ConditionStatus.FALSE, 1L, Instant.EPOCH, "NotSynced", "")))
                .build();

        // when
        objects.writeStatus("strange", strange);

        // then
        assertThat(objects.get("strange").getStatus()).isEqualTo(strange);
    }

    @Test
    void aWriteOfTheStatusRaisesNoGeneration() {
        // given
        objects.create("written", "initiator", "{}");

        // when
        PeerConnection written = objects.writeStatus(
                "written", PeerConnectionStatus.builder().status("active").build());

        // then
        assertThat(written.getStatus().status()).isEqualTo("active");
        assertThat(written.getMetadata().getGeneration()).isEqualTo(1);
    }

    @Test
    void objectsAreFoundByTheirVpcsAndByTheirConnection() {
        // given
        objects.create("one", "initiator", "{localVpcId: vpc-one, peerVpcId: vpc-peer}");
        objects.create("two", "initiator", "{localVpcId: vpc-two, peerVpcId: vpc-peer}");
        objects.writeStatus(
                "two",
                PeerConnectionStatus.builder()
                        .peerConnId("peerconn-two")
                        .status("expired")
                        .build());

        // then
        assertThat(namesWith("spec.localVpcId", "vpc-one")).containsExactly("one");
        assertThat(namesWith("spec.peerVpcId", "vpc-peer")).containsExactly("one", "two");
        assertThat(namesWith("status.peerConnId", "peerconn-two")).containsExactly("two");
        assertThat(namesWith("status.status", "expired")).containsExactly("two");
    }

    private List<String> namesWith(String field, String value) {
        return objects.all().withField(field, value).list().getItems().stream()
                .map(object -> object.getMetadata().getName())
                .toList();
    }
}
