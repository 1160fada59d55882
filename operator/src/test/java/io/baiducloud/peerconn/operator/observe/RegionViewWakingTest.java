package io.baiducloud.peerconn.operator.observe;

import static io.baiducloud.peerconn.operator.observe.CloudFixture.ACCOUNT;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.every;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.interest;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.knowing;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.listBegunAfter;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.moving;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.ref;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.operator.fake.Row;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegionViewWakingTest {
    private final CloudFixture fixture = new CloudFixture();
    private final RegionView view = fixture.view;

    @BeforeEach
    void hundredObjectsAtRest() {
        for (int i = 0; i < 100; i++) {
            fixture.put("peerconn-" + i, "vpc-" + i);
            view.watch(ref("object-" + i), knowing("peerconn-" + i, "vpc-" + i));
        }
        fixture.pass(Duration.ofSeconds(2));
        fixture.waker.take();
    }

    private void nextList() {
        fixture.pass(Duration.ofSeconds(61));
    }

    @Test
    void aListWithoutAChangeWakesNobody() {
        nextList();

        assertThat(fixture.waker.take()).isEmpty();
    }

    @Test
    void aChangedRowWakesTheObjectThatKnowsItAndNoOther() {
        fixture.cloud.change("peerconn-7", row -> row.bandwidth(200));

        nextList();

        assertThat(fixture.waker.take()).containsExactly(ref("object-7"));
    }

    @Test
    void whatADetailHasShownAndTheNextListTakesBackWakesTheObject() {
        fixture.cloud.change("peerconn-7", row -> row.deleteProtect(true));
        view.detail(ref("object-7"), "peerconn-7", PeerConnRole.INITIATOR);
        fixture.cloud.change("peerconn-7", row -> row.deleteProtect(false));

        nextList();

        assertThat(fixture.waker.take()).containsExactly(ref("object-7"));
        nextList();
        assertThat(fixture.waker.take()).as("once is enough").isEmpty();
    }

    @Test
    void aDetailThatTheNextListBearsOutWakesNobodyForItself() {
        view.detail(ref("object-7"), "peerconn-7", PeerConnRole.INITIATOR);

        nextList();

        assertThat(fixture.waker.take()).isEmpty();
    }

    @Test
    void aVanishedRowWakesTheObjectThatKnewIt() {
        fixture.cloud.remove("peerconn-7");

        nextList();

        assertThat(fixture.waker.take()).containsExactly(ref("object-7"));
    }

    @Test
    void aRowThatAppearsBetweenTheTwoVpcsWakesTheObjectInEitherDirection() {
        view.watch(ref("newcomer"), interest("vpc-new"));
        fixture.waker.take();
        fixture.cloud.put(
                ACCOUNT,
                Row.of("peerconn-other")
                        .role(PeerConnRole.ACCEPTOR)
                        .local("vpc-new-peer", "bj")
                        .peer("vpc-new", "gz", "somebody")
                        .build());

        nextList();

        assertThat(fixture.waker.take()).containsExactly(ref("newcomer"));
    }

    @Test
    void manyAreWokenOneAfterAnotherAndOnlyThoseWhoHaveNotLookedMeanwhile() {
        IntStream.range(0, 100).forEach(i -> fixture.cloud.change("peerconn-" + i, row -> row.bandwidth(200)));
        long before = view.latest().orElseThrow().sequence();
        while (view.latest().orElseThrow().sequence() == before) {
            fixture.pass(CloudFixture.BEAT);
        }
        assertThat(fixture.waker.take()).as("those of the first beat").hasSizeBetween(1, 20);
        view.watch(ref("object-99"), fixture.seen(knowing("peerconn-99", "vpc-99")));

        fixture.pass(Duration.ofMillis(1500));

        assertThat(fixture.waker.take())
                .hasSizeBetween(79, 98)
                .doesNotHaveDuplicates()
                .doesNotContain(ref("object-99"));
    }

    @Test
    void bothObjectsOfASameRegionConnectionAreWokenByEitherSide() {
        view.watch(ref("rival"), interest("vpc-7"));
        fixture.waker.take();
        fixture.cloud.change("peerconn-7", row -> row.status("updating"));

        nextList();

        assertThat(fixture.waker.take()).containsExactlyInAnyOrder(ref("object-7"), ref("rival"));
    }

    @Test
    void anObjectThatAsksToBeComparedMoreRarelyIsToldWhenItsTimeHasComeAndOthersAtOnce() {
        view.watch(ref("object-7"), fixture.seen(every(knowing("peerconn-7", "vpc-7"), Duration.ofMinutes(10))));
        fixture.cloud.change("peerconn-7", row -> row.bandwidth(200));
        fixture.cloud.change("peerconn-8", row -> row.bandwidth(200));

        nextList();
        assertThat(fixture.waker.take()).containsExactly(ref("object-8"));

        fixture.pass(Duration.ofMinutes(7));
        assertThat(fixture.waker.take()).isEmpty();

        fixture.pass(Duration.ofMinutes(2));
        assertThat(fixture.waker.take()).containsExactly(ref("object-7"));
    }

    @Test
    void anObjectThatHasLookedMeanwhileIsNotToldAgain() {
        Interest rarely = every(knowing("peerconn-7", "vpc-7"), Duration.ofMinutes(10));
        view.watch(ref("object-7"), fixture.seen(rarely));
        fixture.cloud.change("peerconn-7", row -> row.bandwidth(200));
        nextList();

        view.watch(ref("object-7"), fixture.seen(rarely));

        fixture.pass(Duration.ofMinutes(20));
        assertThat(fixture.waker.take()).isEmpty();
    }

    @Test
    void whatMovesOrIsWaitedForIsToldAtOnceHoweverRarelyAnObjectWantsToBeCompared() {
        Interest rarely = every(knowing("peerconn-7", "vpc-7"), Duration.ofHours(24));
        view.watch(ref("object-7"), fixture.seen(moving(rarely)));
        fixture.cloud.change("peerconn-7", row -> row.status("updating"));

        nextList();
        assertThat(fixture.waker.take()).containsExactly(ref("object-7"));

        view.watch(ref("object-7"), fixture.seen(listBegunAfter(rarely, fixture.clock.instant())));
        nextList();
        assertThat(fixture.waker.take()).containsExactly(ref("object-7"));
    }

    @Test
    void anObjectThatNoLongerWatchesIsLeftAlone() {
        view.unwatch(ref("object-7"));
        fixture.cloud.remove("peerconn-7");

        nextList();

        assertThat(fixture.waker.take()).isEmpty();
    }

    @Test
    void anObjectIsWokenForWhatItWatchesNowAndNotForWhatItWatchedBefore() {
        view.watch(ref("object-7"), fixture.seen(knowing("peerconn-70", "vpc-70")));
        fixture.cloud.change("peerconn-7", row -> row.bandwidth(1));

        nextList();
        assertThat(fixture.waker.take()).isEmpty();

        fixture.cloud.change("peerconn-70", row -> row.bandwidth(1));
        nextList();
        assertThat(fixture.waker.take()).containsExactlyInAnyOrder(ref("object-7"), ref("object-70"));
    }

    @Test
    void aListThatComesWhileAnObjectIsLookingForTheFirstTimeIsNotMissed() {
        Interest fromBefore = fixture.seen(interest("vpc-new"));
        fixture.put("peerconn-new", "vpc-new");
        nextList();

        view.watch(ref("newcomer"), fromBefore);

        assertThat(fixture.waker.take()).containsExactly(ref("newcomer"));
    }

    @Test
    void anObjectThatHasSeenTheNewestListIsNotSentRoundAgain() {
        view.watch(ref("newcomer"), fixture.seen(interest("vpc-new")));
        view.watch(ref("newcomer"), fixture.seen(knowing("peerconn-new", "vpc-new")));

        assertThat(fixture.waker.take()).isEmpty();
    }

    @Test
    void theSameRowsInAnotherOrderAreNoChange() {
        fixture.cloud.put(ACCOUNT, row("peerconn-7", "vpc-7").build());
        var moved = fixture.cloud
                .find(ACCOUNT, "peerconn-3", PeerConnRole.INITIATOR)
                .orElseThrow();
        fixture.cloud.remove("peerconn-3");
        fixture.cloud.put(ACCOUNT, moved);

        nextList();

        assertThat(fixture.waker.take()).isEmpty();
        assertThat(view.latest().map(Snapshot::sequence)).isNotEqualTo(Optional.of(1L));
    }
}
