package io.baiducloud.peerconn.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.Tag;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.fake.Row;
import io.baiducloud.peerconn.operator.identity.Cluster;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.baiducloud.peerconn.operator.plan.Memory;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideObserverTest {
    private static final String ID = "peerconn-1";
    private static final Cluster CLUSTER = new Cluster("cluster-1", List.of());

    private final CloudFixture fixture = new CloudFixture();
    private final SideObserver observer =
            new SideObserver(CLUSTER, tag -> Optional.empty(), fixture.clock, region -> region, Duration.ofMinutes(5));

    @BeforeEach
    void listed() {
        Row row = CloudFixture.row(ID, "vpc-1")
                .role(PeerConnRole.INITIATOR)
                .tags(List.of(new Tag(
                        WellKnownNames.OWNER_TAG, CLUSTER.tagOf("ns", "orders").value())));
        fixture.cloud.put(CloudFixture.ACCOUNT, row.deleteProtect(false).build());
        fixture.view.watch(CloudFixture.ref("orders"), CloudFixture.knowing(ID, "vpc-1"));
        fixture.pass(Duration.ofSeconds(5));
    }

    @Test
    void protectionThatOnlyTheOtherSideShowsHoldsTheRelease() {
        // given
        fixture.cloud.detailAnswers(row ->
                Row.from(row).role(PeerConnRole.ACCEPTOR).deleteProtect(true).build());

        // when
        Observed seen = observe(SideObserverTest::deleting);

        // then
        assertThat(seen)
                .isInstanceOfSatisfying(
                        Observed.Unknown.class,
                        unknown -> assertThat(unknown.message()).contains("protected by its other side"));
    }

    @Test
    void otherSideThatShowsNoProtectionIsNoHindrance() {
        // given
        fixture.cloud.detailAnswers(row ->
                Row.from(row).role(PeerConnRole.ACCEPTOR).deleteProtect(false).build());

        // when
        Observed seen = observe(SideObserverTest::deleting);

        // then
        assertThat(seen).isInstanceOf(Observed.Present.class);
    }

    /** Somebody may have protected it since; the other side may not show that, and lists may show nothing of it at all. */
    @Test
    void whatOurSideShowedLongAgoIsNoLeaveToReleaseWhereNobodySaysAnythingNow() {
        // given
        fixture.cloud.bareLists(true);
        fixture.pass(Duration.ofMinutes(2));
        assertThat(observe(SideObserverTest::deleting))
                .isInstanceOfSatisfying(
                        Observed.Present.class,
                        present -> assertThat(present.own().deleteProtect()).isFalse());
        fixture.pass(Duration.ofMinutes(2));
        fixture.cloud.detailAnswers(row ->
                Row.from(row).role(PeerConnRole.ACCEPTOR).deleteProtect(null).build());

        // when
        Observed seen = observe(SideObserverTest::deleting);

        // then
        assertThat(seen).isInstanceOf(Observed.Unknown.class);
    }

    @Test
    void whatTheOtherSideShowsIsOfNoMeaningWhileNothingIsReleased() {
        // given
        fixture.cloud.detailAnswers(row ->
                Row.from(row).role(PeerConnRole.ACCEPTOR).deleteProtect(true).build());

        // when
        Observed seen = observe(UnaryOperator.identity());

        // then
        assertThat(seen).isInstanceOf(Observed.Present.class);
    }

    /** Lists that lag behind, or leave a page out, are no proof against what the cloud shows when it is asked for it. */
    @Test
    void whatCanBeReadIsNotGoneHoweverManyListsLackIt() {
        // given
        fixture.cloud.hideFromLists(PeerConnRole.INITIATOR);
        fixture.pass(Duration.ofMinutes(5));
        assertThat(fixture.view.absence(ID).completeListsWithout()).isGreaterThan(2);

        // when
        Observed seen = observe(UnaryOperator.identity());

        // then
        assertThat(seen)
                .isInstanceOfSatisfying(
                        Observed.Unknown.class,
                        unknown -> assertThat(unknown.message()).contains("can be read and is missing"));
    }

    /** A gateway's empty page looks like the answer for a connection that is gone, but for the service's request id. */
    @ParameterizedTest(name = "the answer is the service''s own: {0}")
    @ValueSource(booleans = {true, false})
    void emptyAnswerConfirmsWhatTheServiceItselfSays(boolean ofTheService) {
        // given
        fixture.cloud.remove(ID);
        fixture.pass(Duration.ofMinutes(5));
        fixture.cloud.answersLikeAGateway(!ofTheService);

        // when
        Observed seen = observe(UnaryOperator.identity());

        // then
        assertThat(seen)
                .isInstanceOfSatisfying(
                        Observed.Absent.class,
                        absent -> assertThat(absent.evidence().detailConfirms()).isEqualTo(ofTheService));
    }

    private static String deleting(String yaml) {
        return yaml.replace("spec:", "  deletionTimestamp: 2026-01-01T00:00:00Z\nspec:");
    }

    private Observed observe(UnaryOperator<String> edit) {
        String yaml = """
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata:
                  namespace: ns
                  name: orders
                  uid: uid-orders
                spec:
                  region: bj
                  localVpcId: vpc-1
                  peerVpcId: vpc-1-peer
                  peerRegion: gz
                status:
                  peerConnId: peerconn-1
                  origin: Created
                  status: active
                """;
        PeerConnection object = new KubernetesSerialization().unmarshal(edit.apply(yaml), PeerConnection.class);
        return observer.observe(
                Desired.of(object),
                Memory.of(object),
                fixture.view,
                fixture.clock.instant().minusSeconds(60),
                true);
    }
}
