package io.baiducloud.peerconn.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.operator.fake.CloudFailures;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fault of an account shows in all its regions, and an absence is believed only when the others were asked, too. */
class OtherRegionsAbsenceTest {
    private static final String NEAR = "peerconn-near";
    private static final String FAR = "peerconn-far";

    private final CloudFixture fixture = new CloudFixture();
    private final RegionView near = fixture.view;
    private final RegionView far = fixture.registry.view(CloudFixture.KEYS, "gz");

    @BeforeEach
    void bothAreKnown() {
        put(NEAR, "vpc-near", "bj", PeerConnRole.INITIATOR);
        put(FAR, "vpc-far", "gz", PeerConnRole.INITIATOR);
        watch(near, NEAR, "vpc-near", PeerConnRole.INITIATOR);
        watch(far, FAR, "vpc-far", PeerConnRole.INITIATOR);
        fixture.pass(Duration.ofSeconds(5));
        assertThat(near.absence(NEAR).lastSeen()).isPresent();
        assertThat(far.absence(FAR).lastSeen()).isPresent();
    }

    @Test
    void theOnlyConnectionsOfTwoRegionsThatVanishTogetherAreNotBelievedToBeGone() {
        // given
        fixture.cloud.remove(NEAR);
        fixture.cloud.remove(FAR);

        // when
        fixture.pass(Duration.ofMinutes(5));

        // then
        assertThat(near.absence(NEAR).massAbsence()).isTrue();
        assertThat(far.absence(FAR).massAbsence()).isTrue();
    }

    @Test
    void oneThatVanishesAloneIsBelievedOnceTheOtherRegionWasListed() {
        // given
        fixture.cloud.remove(NEAR);

        // when
        fixture.pass(Duration.ofMinutes(5));
        Absence first = near.absence(NEAR);
        fixture.pass(Duration.ofMinutes(2));

        // then
        assertThat(first.massAbsence()).isFalse();
        assertThat(near.absence(NEAR).massAbsence()).isFalse();
        assertThat(near.absence(NEAR).completeListsWithout()).isGreaterThan(1);
    }

    @Test
    void anAlarmStaysWhenTheOtherRegionRecovers() {
        // given
        fixture.cloud.remove(NEAR);
        fixture.cloud.remove(FAR);
        fixture.pass(Duration.ofMinutes(5));
        assertThat(near.absence(NEAR).massAbsence()).isTrue();
        fixture.pass(Duration.ofMinutes(2));

        // when
        put(FAR, "vpc-far", "gz", PeerConnRole.INITIATOR);
        fixture.pass(Duration.ofMinutes(2));

        // then
        assertThat(far.absence(FAR).massAbsence()).isFalse();
        assertThat(near.absence(NEAR).massAbsence()).isTrue();
    }

    @Test
    void oneConnectionThatIsKnownInTheRegionsOfBothItsSidesCountsOnce() {
        // given
        put(NEAR, "vpc-other", "gz", PeerConnRole.ACCEPTOR);
        far.unwatch(new ObjectRef("ns", FAR, "uid-" + FAR));
        watch(far, NEAR, "vpc-other", PeerConnRole.ACCEPTOR);
        fixture.pass(Duration.ofMinutes(2));

        // when
        fixture.cloud.remove(NEAR);
        fixture.pass(Duration.ofMinutes(5));
        near.absence(NEAR);
        fixture.pass(Duration.ofMinutes(2));

        // then
        assertThat(near.absence(NEAR).completeListsWithout()).isGreaterThan(1);
        assertThat(near.absence(NEAR).massAbsence()).isFalse();
    }

    @Test
    void regionThatDoesNotAnswerHoldsNobodyUp() {
        // given
        fixture.cloud.fail(call -> call.region().equals("gz"), CloudFailures.unavailable(500));
        fixture.cloud.remove(NEAR);

        // when
        fixture.pass(Duration.ofMinutes(10));

        // then
        assertThat(near.absence(NEAR).completeListsWithout()).isGreaterThan(1);
        assertThat(near.absence(NEAR).massAbsence()).isFalse();
    }

    private void put(String id, String vpc, String region, PeerConnRole role) {
        fixture.cloud.put(
                CloudFixture.ACCOUNT,
                CloudFixture.row(id, vpc).local(vpc, region).role(role).build());
    }

    private void watch(RegionView view, String id, String vpc, PeerConnRole role) {
        view.watch(
                new ObjectRef("ns", id, "uid-" + id),
                new Interest(Optional.of(id), role, vpc, vpc + "-peer", Optional.empty(), false, Optional.empty(), 0));
    }
}
