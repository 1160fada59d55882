package io.baiducloud.peerconn.operator.observe;

import static io.baiducloud.peerconn.operator.observe.CloudFixture.ACCOUNT;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.moving;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.ref;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.operator.fake.Row;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.baiducloud.peerconn.operator.plan.OtherSide;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The other side within a region, in a cloud whose lists show one row only for each connection. */
class OtherSideObserverTest {
    private static final String ID = "peerconn-1";

    private final CloudFixture fixture = new CloudFixture();
    private final PeerConn own =
            Row.of(ID).local("vpc-1", "bj").peer("vpc-2", "bj", ACCOUNT).build();
    private final Row other = Row.of(ID)
            .role(PeerConnRole.ACCEPTOR)
            .local("vpc-2", "bj")
            .peer("vpc-1", "bj", ACCOUNT)
            .localIf("qpif-other", "");

    @BeforeEach
    void start() {
        fixture.cloud.hideFromLists(PeerConnRole.ACCEPTOR);
        fixture.cloud.put(ACCOUNT, own);
        fixture.view.watch(ref("a"), moving(CloudFixture.knowing(ID, "vpc-1")));
        fixture.tick();
    }

    private void otherSideShowsDns(String word) {
        fixture.cloud.put(ACCOUNT, other.dns(word).build());
    }

    private OtherSide observed() {
        PeerConnection object = new PeerConnection();
        object.setMetadata(new ObjectMetaBuilder()
                .withNamespace("ns")
                .withName("a")
                .withUid("uid-a")
                .build());
        object.setSpec(JsonMapper.builder()
                .build()
                .convertValue(
                        Map.of(
                                "region", "bj",
                                "localVpcId", "vpc-1",
                                "peerVpcId", "vpc-2",
                                "peerRegion", "bj",
                                "acceptor", Map.of("dnsSync", true)),
                        PeerConnectionSpec.class));
        return OtherSideObserver.observe(Desired.of(object), fixture.view, own);
    }

    private int details() {
        return fixture.cloud.calls(Operation.GET_PEER_CONN).size();
    }

    @Test
    void isReadAgainWithEachListWhileItMoves() {
        // given
        otherSideShowsDns("syncing");
        assertThat(observed())
                .isInstanceOfSatisfying(
                        OtherSide.Seen.class,
                        seen -> assertThat(seen.row().dnsStatusAsString()).isEqualTo("syncing"));

        // when
        otherSideShowsDns("open");
        fixture.pass(Duration.ofSeconds(4));

        // then
        assertThat(observed())
                .as("else it is not seen for as long as a detail is good for: half an hour")
                .isInstanceOfSatisfying(
                        OtherSide.Seen.class,
                        seen -> assertThat(seen.row().dnsStatusAsString()).isEqualTo("open"));
    }

    @Test
    void isNotReadAgainWhileItRests() {
        // given
        otherSideShowsDns("open");
        observed();
        int before = details();

        // when
        fixture.pass(Duration.ofMinutes(5));
        observed();

        // then
        assertThat(details()).isEqualTo(before);
    }
}
