package io.baiducloud.peerconn.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import io.baiducloud.peerconn.operator.plan.Claim.HandOver;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who takes a connection over when its object is deleted, and what goes with it. */
class SuccessionTest {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private static final String LEAVING = """
            metadata: { name: old, namespace: network, uid: u-1 }
            spec:
              region: bj
              localVpcId: vpc-a
              peerVpcId: vpc-b
              peerRegion: gz
              bandwidthInMbps: 100
              credentialsRef: { name: account-a }
            status:
              peerConnId: peerconn-1
              origin: Created
              observedBy: 5f3a
              protectionCarriedOut: true
              renewal: { expiredTime: "2026-04-01T00:00:00Z", requestedAt: "2026-03-25T00:00:00Z" }
            """;

    private static final String HEIR = """
            metadata: { name: new, namespace: network, uid: u-2 }
            spec:
              region: bj
              localVpcId: vpc-a
              peerVpcId: vpc-b
              peerRegion: gz
              bandwidthInMbps: 200
              adoptionPolicy: Always
              credentialsRef: { name: account-a }
            """;

    private static PeerConnection object(String yaml) {
        return YAML.unmarshal(yaml, PeerConnection.class);
    }

    private static String heir(String line, String instead) {
        assertThat(HEIR).contains(line);
        return HEIR.replace(line, instead);
    }

    private static String heirThatAlsoSays(String line) {
        return HEIR + "  " + line + "\n";
    }

    private static OperatorConfig config(String... arguments) {
        return ((Invocation.Run) new OperatorOptions(Map.of(), () -> "peerconn-system").parse(List.of(arguments)))
                .config();
    }

    static Stream<Arguments> heirs() {
        return Stream.of(
                Arguments.of("the same side under another name takes it over", HEIR, HandOver.ASSURED),
                Arguments.of(
                        "one that names this very connection, too",
                        heirThatAlsoSays("peerConnId: peerconn-1"),
                        HandOver.ASSURED),
                Arguments.of(
                        "one that names another connection would never take this one",
                        heirThatAlsoSays("peerConnId: peerconn-2"),
                        HandOver.IMPOSSIBLE),
                Arguments.of(
                        "one that permits no adoption takes nothing over, but could",
                        heir("adoptionPolicy: Always", "adoptionPolicy: Never"),
                        HandOver.NOT_DECLARED),
                Arguments.of(
                        "what belonged to an object that is gone may be taken by IfUnmanaged",
                        heir("adoptionPolicy: Always", "adoptionPolicy: IfUnmanaged"),
                        HandOver.ASSURED),
                Arguments.of(
                        "another namespace inherits nothing",
                        heir("namespace: network", "namespace: other"),
                        HandOver.IMPOSSIBLE),
                Arguments.of(
                        "other keys are another account's, perhaps",
                        heir("{ name: account-a }", "{ name: account-b }"),
                        HandOver.IMPOSSIBLE),
                Arguments.of(
                        "the operator's own account is another one, too",
                        heir("  credentialsRef: { name: account-a }\n", ""),
                        HandOver.IMPOSSIBLE),
                Arguments.of(
                        "one that is itself being deleted would be left with it",
                        heir("uid: u-2", "uid: u-2, deletionTimestamp: 2026-03-01T12:00:00Z"),
                        HandOver.IMPOSSIBLE),
                Arguments.of(
                        "one that only observes manages nothing",
                        heirThatAlsoSays("managementPolicy: ObserveOnly"),
                        HandOver.IMPOSSIBLE),
                Arguments.of(
                        "one that is paused does nothing",
                        heir("uid: u-2", "uid: u-2, annotations: { vpc.baiducloud.io/paused: \"true\" }"),
                        HandOver.IMPOSSIBLE),
                Arguments.of("another region is another side", heir("region: bj", "region: su"), HandOver.IMPOSSIBLE),
                Arguments.of("another VPC is another side", heir("vpc-a", "vpc-c"), HandOver.IMPOSSIBLE),
                Arguments.of("another peer is another connection", heir("vpc-b", "vpc-c"), HandOver.IMPOSSIBLE),
                Arguments.of(
                        "another peer's region, too", heir("peerRegion: gz", "peerRegion: su"), HandOver.IMPOSSIBLE),
                Arguments.of(
                        "another account's VPC, too", heirThatAlsoSays("peerAccountId: other"), HandOver.IMPOSSIBLE),
                Arguments.of(
                        "the other role is the other side", heirThatAlsoSays("role: acceptor"), HandOver.IMPOSSIBLE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("heirs")
    void findsWhoInherits(String reason, String heir, HandOver expected) {
        assertThat(new Succession(config()).between(object(LEAVING), object(heir)))
                .as(reason)
                .isEqualTo(expected);
    }

    @Test
    void whoSeesOnlyAPartCannotTellThatAnObjectIsGone() {
        // given
        Succession succession = new Succession(config("--watch-namespaces=network"));

        // when
        HandOver unmanaged = succession.between(
                object(LEAVING), object(heir("adoptionPolicy: Always", "adoptionPolicy: IfUnmanaged")));
        HandOver always = succession.between(object(LEAVING), object(HEIR));

        // then
        assertThat(unmanaged).isEqualTo(HandOver.NOT_DECLARED);
        assertThat(always).isEqualTo(HandOver.ASSURED);
    }

    @Test
    void throughTheDefaultAccountOnlyWhereAdoptionIsPermitted() {
        // given
        PeerConnection leaving = object(LEAVING.replace("  credentialsRef: { name: account-a }\n", ""));
        PeerConnection heir = object(heir("  credentialsRef: { name: account-a }\n", ""));

        // when
        HandOver anywhere = new Succession(config()).between(leaving, heir);
        HandOver permitted =
                new Succession(config("--default-credentials-adoption-namespaces=network")).between(leaving, heir);

        // then
        assertThat(anywhere).isEqualTo(HandOver.IMPOSSIBLE);
        assertThat(permitted).isEqualTo(HandOver.ASSURED);
    }

    @Test
    void whatPromisesRestOnGoesWithTheConnection() {
        // given
        PeerConnection leaving = object(LEAVING);

        // when
        var inherited = Succession.inherited(leaving, object(HEIR));

        // then
        assertThat(inherited.peerConnId()).isEqualTo("peerconn-1");
        assertThat(inherited.origin()).as("decides what deletion does").isEqualTo(Origin.CREATED);
        assertThat(inherited.observedBy()).as("whose absence is believed").isEqualTo("5f3a");
        assertThat(inherited.protectionCarriedOut())
                .as("lowering it needs a person's act")
                .isTrue();
        assertThat(inherited.renewal())
                .as("it is not paid twice")
                .isNotNull()
                .isEqualTo(leaving.getStatus().renewal());
    }
}
