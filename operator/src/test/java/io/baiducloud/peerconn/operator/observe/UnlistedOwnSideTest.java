package io.baiducloud.peerconn.operator.observe;

import static io.baiducloud.peerconn.operator.observe.CloudFixture.ACCOUNT;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.knowing;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.moving;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.ref;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.Tag;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.fake.Row;
import io.baiducloud.peerconn.operator.identity.Cluster;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.baiducloud.peerconn.operator.plan.Memory;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our own side within a region, in a cloud whose lists show the other side's row for the connection. */
class UnlistedOwnSideTest {
    private static final String ID = "peerconn-1";
    private static final Cluster CLUSTER = new Cluster("cluster-1", List.of());

    private final CloudFixture fixture = new CloudFixture();
    private final SideObserver observer =
            new SideObserver(CLUSTER, tag -> Optional.empty(), fixture.clock, region -> region, Duration.ofMinutes(5));

    @BeforeEach
    void start() {
        fixture.cloud.hideFromLists(PeerConnRole.INITIATOR);
        show("creating");
        fixture.view.watch(ref("a"), moving(knowing(ID, "vpc-1")));
        fixture.tick();
    }

    private void show(String status) {
        Row row = Row.of(ID)
                .status(status)
                .local("vpc-1", "bj")
                .peer("vpc-2", "bj", ACCOUNT)
                .tags(List.of(new Tag(
                        WellKnownNames.OWNER_TAG, CLUSTER.tagOf("ns", "a").value())));
        fixture.cloud.put(ACCOUNT, row.build());
        fixture.cloud.put(
                ACCOUNT,
                row.role(PeerConnRole.ACCEPTOR)
                        .local("vpc-2", "bj")
                        .peer("vpc-1", "bj", ACCOUNT)
                        .localIf("qpif-other", "")
                        .build());
    }

    private String observedStatus() {
        PeerConnection object = new PeerConnection();
        object.setMetadata(new ObjectMetaBuilder()
                .withNamespace("ns")
                .withName("a")
                .withUid("uid-a")
                .build());
        object.setSpec(JsonMapper.builder()
                .build()
                .convertValue(
                        Map.of("region", "bj", "localVpcId", "vpc-1", "peerVpcId", "vpc-2", "peerRegion", "bj"),
                        PeerConnectionSpec.class));
        Observed seen = observer.observe(Desired.of(object), Memory.of(object), fixture.view, Instant.EPOCH, true);
        return seen instanceof Observed.Present present
                ? String.valueOf(present.own().statusAsString())
                : seen.toString();
    }

    @Test
    void isReadAgainWithEachListWhileItMoves() {
        // given
        assertThat(observedStatus()).isEqualTo("creating");

        // when
        show("active");
        fixture.pass(Duration.ofSeconds(4));

        // then
        assertThat(observedStatus()).isEqualTo("active");
    }

    @Test
    void isKnownByItsLastDetailWhileItRests() {
        // given
        show("active");
        fixture.pass(Duration.ofSeconds(4));
        assertThat(observedStatus()).isEqualTo("active");
        int before = fixture.cloud.calls(Operation.GET_PEER_CONN).size();

        // when
        fixture.pass(Duration.ofMinutes(5));

        // then
        assertThat(observedStatus()).as("newer lists do not make it unknown").isEqualTo("active");
        assertThat(fixture.cloud.calls(Operation.GET_PEER_CONN)).hasSize(before);
    }
}
