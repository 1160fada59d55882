package io.baiducloud.peerconn.operator.observe;

import static io.baiducloud.peerconn.operator.observe.CloudFixture.knowing;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.moving;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.operator.fake.CloudFailures;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a row is read again after we have changed it: by the cheaper of a detail and a list. */
class RegionViewRereadingTest {
    private static final PeerConnRole OWN = PeerConnRole.INITIATOR;

    private final CloudFixture fixture = new CloudFixture();
    private final RegionView view = fixture.view;

    private void atRestWith(int rows, int watched) {
        fixture.fill(rows);
        for (int i = 0; i < watched; i++) {
            view.watch(ref("object-" + i), fixture.seen(knowing(id(i), "vpc-" + i)));
        }
        fixture.pass(Duration.ofMinutes(2));
        fixture.waker.take();
        fixture.cloud.forgetCalls();
    }

    private static String id(int i) {
        return "peerconn-%05d".formatted(i);
    }

    private int details() {
        return fixture.cloud.calls(Operation.GET_PEER_CONN).size();
    }

    @Test
    void theFirstLookAfterAChangeComesOneFastIntervalLater() {
        atRestWith(100, 100);
        view.mutated(id(7));

        fixture.pass(Duration.ofMillis(2750));
        assertThat(fixture.lists()).isZero();
        fixture.pass(Duration.ofMillis(250));

        assertThat(fixture.lists()).isEqualTo(1);
        assertThat(view.isDirty(id(7), OWN)).isFalse();
    }

    @Test
    void whoeverWaitsForHisRowIsWokenWhenItWasReadAgainThoughNothingHasChanged() {
        atRestWith(100, 100);

        view.mutated(id(7));
        fixture.pass(Duration.ofSeconds(3));

        assertThat(fixture.waker.take()).containsExactly(ref("object-7"));
    }

    @Test
    void changesInQuickSuccessionDoNotPutTheLookOff() {
        atRestWith(100, 100);

        for (int i = 0; i < 30; i++) {
            view.mutated(id(i));
            fixture.pass(Duration.ofSeconds(1));
        }

        assertThat(fixture.lists())
                .as("every 3 s in 30 s, begun by the first change")
                .isBetween(7, 10);
    }

    @Test
    void oneChangedRowAmongTenThousandIsReadByADetailAndNotByTenPages() {
        atRestWith(10_000, 20);
        fixture.cloud.change(id(7), row -> row.bandwidth(500));
        view.mutated(id(7));

        fixture.pass(Duration.ofSeconds(3));

        assertThat(details()).isEqualTo(1);
        assertThat(fixture.lists()).isZero();
        assertThat(view.isDirty(id(7), OWN)).isFalse();
        assertThat(view.merged(id(7), OWN).orElseThrow().bandwidthInMbps()).isEqualTo(500);
        assertThat(fixture.waker.take()).containsExactly(ref("object-7"));
    }

    @Test
    void aRowThatMovesIsFollowedByDetailsAndItsObjectWokenWhenItChanges() {
        atRestWith(10_000, 20);
        fixture.cloud.change(id(7), row -> row.status("updating"));
        view.watch(ref("object-7"), fixture.seen(moving(knowing(id(7), "vpc-7"))));

        fixture.pass(Duration.ofSeconds(6));
        assertThat(details()).isEqualTo(2);
        assertThat(fixture.waker.take()).as("the first of the two shows it").containsExactly(ref("object-7"));
        fixture.cloud.change(id(7), row -> row.status("active"));
        fixture.pass(Duration.ofSeconds(3));

        assertThat(fixture.waker.take()).containsExactly(ref("object-7"));
        assertThat(details()).isEqualTo(3);
        assertThat(fixture.lists()).isZero();
    }

    @Test
    void asManyChangedRowsAsPagesAreReadByAList() {
        atRestWith(3_000, 20);
        for (int i = 0; i < 3; i++) {
            view.mutated(id(i));
        }

        fixture.pass(Duration.ofSeconds(7));

        assertThat(details()).isZero();
        assertThat(fixture.lists()).isEqualTo(3);
    }

    @Test
    void theReadsOfMovingRowsStayWithinTheShareOfThePoller() {
        atRestWith(10_000, 20);
        for (int i = 0; i < 9; i++) {
            view.watch(ref("object-" + i), fixture.seen(moving(knowing(id(i), "vpc-" + i))));
        }

        fixture.pass(Duration.ofMinutes(10));

        assertThat(details() + fixture.lists())
                .as("600 s at 10 reads a second, a twentieth of it, and the regular lists")
                .isLessThanOrEqualTo(300 + 100);
        assertThat(details()).isGreaterThan(200);
    }

    @Test
    void aConnectionThatTheListDoesNotShowYetIsLookedForByAList() {
        atRestWith(2_000, 20);
        view.mutated("peerconn-new");
        view.watch(ref("new"), fixture.seen(moving(knowing("peerconn-new", "vpc-new"))));

        fixture.pass(Duration.ofSeconds(5));

        assertThat(details()).isZero();
        assertThat(fixture.lists()).isEqualTo(2);
    }

    @Test
    void aSideThatCannotBeReadIsLookedForByAList() {
        atRestWith(2_000, 20);
        view.mutated(id(7));
        fixture.cloud.failNext(Operation.GET_PEER_CONN, 1, CloudFailures.unavailable(500));

        fixture.pass(Duration.ofSeconds(5));

        assertThat(details()).isEqualTo(1);
        assertThat(fixture.lists()).isEqualTo(2);
        assertThat(view.isDirty(id(7), OWN)).isFalse();
    }
}
