package io.baiducloud.peerconn.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Objects are read and written the way fabric8 does it. */
class PeerConnectionJsonTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final KubernetesSerialization json = new KubernetesSerialization();

    @Test
    void readsEveryFieldOfTheSpec() {
        // given
        String yaml = """
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata: {name: orders-to-billing, namespace: network}
                spec:
                  region: bj
                  localVpcId: vpc-13vuxu016dew
                  peerVpcId: vpc-jcvmhw9h1a35
                  peerRegion: gz
                  peerAccountId: 75c14a239bb24b9e88b695e8e9e47952
                  role: initiator
                  bandwidthInMbps: 100
                  billing:
                    paymentTiming: Prepaid
                    reservation: {reservationLength: 12, reservationTimeUnit: month}
                    autoRenew: {months: 1, whenDaysLeft: 7}
                  description: orders to billing
                  localIfName: orders
                  peerIfName: billing
                  dnsSync: true
                  deleteProtect: false
                  tags: {team: network}
                  resourceGroupId: RESG-x
                  peerConnId: peerconn-9td54fmx143e
                  adoptionPolicy: IfUnmanaged
                  managementPolicy: ObserveOnly
                  deletionPolicy: Retain
                  onConsultFailed: Recreate
                  credentialsRef: {name: account-a}
                  acceptance: Manual
                  approvedPeerConnId: peerconn-srbdb4yz7p1k
                  acceptor:
                    credentialsRef: {name: account-b}
                    dnsSync: false
                    description: the other side
                    localIfName: there
                """;

        // when
        PeerConnectionSpec spec = json.unmarshal(yaml, PeerConnection.class).getSpec();

        // then
        assertThat(spec)
                .isEqualTo(new PeerConnectionSpec(
                        "bj",
                        "vpc-13vuxu016dew",
                        "vpc-jcvmhw9h1a35",
                        "gz",
                        "75c14a239bb24b9e88b695e8e9e47952",
                        Role.INITIATOR,
                        100,
                        new Billing(
                                PaymentTiming.PREPAID,
                                new Reservation(12, ReservationTimeUnit.MONTH),
                                new AutoRenew(1, 7)),
                        "orders to billing",
                        "orders",
                        "billing",
                        true,
                        false,
                        Map.of("team", "network"),
                        "RESG-x",
                        "peerconn-9td54fmx143e",
                        AdoptionPolicy.IF_UNMANAGED,
                        ManagementPolicy.OBSERVE_ONLY,
                        DeletionPolicy.RETAIN,
                        ConsultFailedPolicy.RECREATE,
                        new CredentialsRef("account-a"),
                        Acceptance.MANUAL,
                        "peerconn-srbdb4yz7p1k",
                        new Acceptor(new CredentialsRef("account-b"), false, "the other side", "there")));
    }

    @Test
    void writesBackWhatItRead() {
        // given
        PeerConnectionStatus status = fullStatus();
        PeerConnection object = new PeerConnection();
        object.setStatus(status);

        // when
        String written = json.asJson(object);

        // then
        assertThat(json.unmarshal(written, PeerConnection.class).getStatus()).isEqualTo(status);
        assertThat(written)
                .contains("\"negotiationDeadline\":\"2026-01-01T12:00:00Z\"")
                .contains("\"lastTransitionTime\":\"2026-01-01T12:00:00Z\"")
                .contains("\"origin\":\"Created\"", "\"role\":\"initiator\"", "\"status\":\"Unknown\"");
    }

    @Test
    void writesNothingForWhatIsAbsent() {
        // given
        PeerConnection object = new PeerConnection();

        // when
        String written = json.asJson(object);

        // then
        assertThat(written).contains("\"spec\":{}", "\"status\":{}").doesNotContain("null");
    }

    @Test
    void anObjectWithoutSpecAndStatusHasEmptyOnes() {
        // given
        String bare = """
                {"apiVersion":"vpc.baiducloud.io/v1alpha1","kind":"PeerConnection","spec":null,"status":null}""";

        // when
        PeerConnection object = json.unmarshal(bare, PeerConnection.class);

        // then
        assertThat(object.getSpec()).isEqualTo(PeerConnectionSpec.EMPTY);
        assertThat(object.getSpec().region()).isEmpty();
        assertThat(object.getSpec().tags()).isEmpty();
        assertThat(object.getStatus()).isEqualTo(PeerConnectionStatus.EMPTY);
        assertThat(object.getStatus().conditions()).isEmpty();
    }

    @Test
    void wordsAndFieldsOfALaterVersionInStatusDoNotStopTheReader() {
        // given
        String later = """
                {"apiVersion":"vpc.baiducloud.io/v1alpha1","kind":"PeerConnection",
                 "spec":{"region":"bj","speed":"ludicrous","billing":{"currency":"CNY"}},
                 "status":{"origin":"Inherited","role":"referee","status":"teleporting","mood":"good"}}""";

        // when
        PeerConnection object = json.unmarshal(later, PeerConnection.class);

        // then
        assertThat(object.getSpec().region()).isEqualTo("bj");
        assertThat(object.getStatus().origin()).isNull();
        assertThat(object.getStatus().role()).isNull();
        assertThat(object.getStatus().status()).isEqualTo("teleporting");
    }

    @Test
    void aGenericReaderFindsTheType() {
        // given
        String yaml = "apiVersion: vpc.baiducloud.io/v1alpha1\nkind: PeerConnection\nspec: {region: su}\n";

        // when
        Object object = json.unmarshal(yaml);

        // then
        assertThat(object)
                .isInstanceOfSatisfying(
                        PeerConnection.class,
                        found -> assertThat(found.getSpec().region()).isEqualTo("su"));
    }

    @Test
    void aCopiedStatusDiffersOnlyWhereItWasSet() {
        // given
        PeerConnectionStatus status = fullStatus();

        // when
        PeerConnectionStatus changed = status.toBuilder().createAttempt(2).build();

        // then
        assertThat(changed).isNotEqualTo(status);
        assertThat(changed.toBuilder().createAttempt(1).build()).isEqualTo(status);
    }

    private static PeerConnectionStatus fullStatus() {
        return PeerConnectionStatus.builder()
                .observedGeneration(3L)
                .peerConnId("peerconn-9td54fmx143e")
                .origin(Origin.CREATED)
                .role(Role.INITIATOR)
                .status("active")
                .bandwidthInMbps(100)
                .dnsStatus("open")
                .deleteProtect(true)
                .localIfId("qpif-ken2yc9j8x56")
                .paymentTiming("Postpaid")
                .createdTime("2018-08-07 19:46:55")
                .expiredTime("2027-11-23 16:00:00")
                .negotiationDeadline(NOON)
                .peer(new PeerSide("qpif-other", "billing", "close"))
                .observedBy("5f3a")
                .createAttempt(1)
                .previousPeerConnId("peerconn-before")
                .lastRecreatedAt(NOON)
                .protectionCarriedOut(true)
                .renewal(new Renewal("2027-11-23 16:00:00", NOON))
                .pendingActions(List.of("resize 50 -> 100 Mbps"))
                .lastHandledReconcileAt("now")
                .conditions(List.of(new Condition("Ready", ConditionStatus.UNKNOWN, 3L, NOON, "Pending", "wait")))
                .build();
    }
}
