package io.baiducloud.peerconn.operator.observe;

import static io.baiducloud.peerconn.operator.observe.CloudFixture.knowing;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.PeerConnRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionViewAbsenceTest {
    private final CloudFixture fixture = new CloudFixture();
    private final RegionView view = fixture.view;

    private void objects(int count) {
        for (int i = 0; i < count; i++) {
            fixture.put("peerconn-" + i, "vpc-" + i);
            watch(i);
        }
        fixture.tick();
    }

    private void watch(int i) {
        view.watch(ref("object-" + i), fixture.seen(knowing("peerconn-" + i, "vpc-" + i)));
    }

    private void vanish(int count) {
        IntStream.range(0, count).forEach(i -> fixture.cloud.remove("peerconn-" + i));
    }

    private void lists(int count) {
        for (int i = 0; i < count; i++) {
            long before = view.latest().map(Snapshot::sequence).orElse(0L);
            while (view.latest().map(Snapshot::sequence).orElse(0L) == before) {
                fixture.pass(Duration.ofSeconds(1));
            }
        }
    }

    private Absence of(int i) {
        return view.absence("peerconn-" + i);
    }

    @Test
    void countsTheCompleteListsWithoutTheConnectionSinceItWasLastSeen() {
        objects(1);
        Instant seen = view.latest().orElseThrow().begunAt();
        assertThat(of(0)).isEqualTo(new Absence(Optional.of(seen), 0, false, false));
        vanish(1);

        lists(1);
        assertThat(of(0).completeListsWithout()).isEqualTo(1);
        lists(1);

        assertThat(of(0)).isEqualTo(new Absence(Optional.of(seen), 2, false, false));
    }

    @Test
    void eitherSideOfAConnectionKeepsItThere() {
        objects(1);
        fixture.cloud.remove("peerconn-0");
        fixture.cloud.put(
                CloudFixture.ACCOUNT,
                CloudFixture.row("peerconn-0", "vpc-0")
                        .role(PeerConnRole.ACCEPTOR)
                        .build());

        lists(2);

        assertThat(of(0).completeListsWithout()).isZero();
    }

    @Test
    void aDetailThatShowsItStartsTheCountAfresh() {
        objects(1);
        vanish(1);
        lists(2);
        fixture.put("peerconn-0", "vpc-0");

        view.detail(ref("object-0"), "peerconn-0", PeerConnRole.INITIATOR);

        assertThat(of(0).completeListsWithout()).isZero();
        assertThat(of(0).lastSeen()).contains(fixture.clock.instant());
    }

    @Test
    void aConnectionNeverSeenIsMissedFromTheFirstListBegunAfterSomebodyKnewIt() {
        objects(2);
        view.watch(ref("restored"), fixture.seen(knowing("peerconn-lost", "vpc-lost")));
        assertThat(view.absence("peerconn-lost").completeListsWithout()).isZero();

        lists(1);

        assertThat(view.absence("peerconn-lost")).isEqualTo(new Absence(Optional.empty(), 1, false, false));
    }

    @Test
    void aListThatWasUnderWayWhenSomebodyBeganToKnowItDoesNotCount() {
        fixture.put("peerconn-0", "vpc-0");
        fixture.cloud.beforeEach(call -> view.watch(ref("late"), knowing("peerconn-late", "vpc-late")));
        watch(0);
        fixture.tick();
        fixture.cloud.beforeEach(call -> {});

        assertThat(view.latest()).isPresent();
        assertThat(view.absence("peerconn-late").completeListsWithout()).isZero();
    }

    @ParameterizedTest(name = "{1} of {0} vanish: mass absence is {2}")
    @CsvSource({
        "1, 1, false",
        "2, 1, false",
        "2, 2, true",
        "3, 3, true",
        "3, 2, false",
        "10, 3, false",
        "10, 4, true",
        "20, 4, false",
        "20, 5, true",
        "100, 20, false",
        "100, 21, true"
    })
    void tooManyAtOnceAreNotBelieved(int known, int vanished, boolean mass) {
        objects(known);
        vanish(vanished);

        lists(2);

        assertThat(IntStream.range(0, vanished).mapToObj(i -> of(i).massAbsence()))
                .containsOnly(mass);
        assertThat(IntStream.range(vanished, known).mapToObj(i -> of(i).massAbsence()))
                .doesNotContain(true);
    }

    @Test
    void whatWeReleasedOurselvesIsNoMassAbsence() {
        objects(10);
        IntStream.range(0, 9).forEach(i -> view.released("peerconn-" + i));
        vanish(9);

        lists(2);

        assertThat(IntStream.range(0, 9).mapToObj(this::of))
                .allMatch(absence ->
                        absence.releasedByUs() && !absence.massAbsence() && absence.completeListsWithout() == 2);
    }

    @Test
    void anAlarmStaysForThoseItWasRaisedForWhateverComesAfter() {
        objects(4);
        vanish(4);
        lists(2);
        for (int i = 100; i < 200; i++) {
            fixture.put("peerconn-" + i, "vpc-" + i);
            watch(i);
        }

        lists(2);

        assertThat(IntStream.range(0, 4).mapToObj(i -> of(i).massAbsence())).containsOnly(true);
    }

    @Test
    void anAlarmEndsForWhatComesBackAndForWhatIsExcused() {
        objects(5);
        vanish(5);
        lists(2);

        fixture.put("peerconn-0", "vpc-0");
        view.excuse("peerconn-1");
        lists(2);

        assertThat(List.of(of(0), of(1), of(2)).stream().map(Absence::massAbsence))
                .containsExactly(false, false, true);
    }

    @Test
    void afterARestartTheFirstListIsNotHeldAgainstTheFewThatAreKnownYet() {
        IntStream.range(2, 100).forEach(i -> fixture.put("peerconn-" + i, "vpc-" + i));
        watch(0);
        watch(1);
        fixture.tick();
        IntStream.range(2, 100).forEach(this::watch);

        lists(3);

        assertThat(of(0)).isEqualTo(new Absence(Optional.empty(), 4, false, false));
    }

    @Test
    void newConnectionsThatListsDoNotShowYetAreNoMassAbsence() {
        for (int i = 0; i < 10; i++) {
            view.mutated("peerconn-" + i);
            watch(i);
        }

        lists(3);

        assertThat(IntStream.range(0, 10).mapToObj(i -> of(i).massAbsence())).containsOnly(false);
    }

    @Test
    void theNoteOfAReleaseOutlivesItsObjectForAnHour() {
        objects(2);
        view.released("peerconn-0");
        vanish(1);
        lists(1);
        view.unwatch(ref("object-0"));

        fixture.pass(Duration.ofMinutes(50));
        assertThat(of(0).releasedByUs()).isTrue();
        fixture.pass(Duration.ofMinutes(20));

        assertThat(of(0).releasedByUs()).isFalse();
    }

    @Test
    void theOtherSideOfAConnectionIsNoSightingOfOurs() {
        // given
        fixture.cloud.put(
                CloudFixture.ACCOUNT,
                CloudFixture.row("peerconn-0", "vpc-0")
                        .role(PeerConnRole.ACCEPTOR)
                        .build());

        // when
        watch(0);
        fixture.tick();

        // then
        assertThat(of(0).lastSeen()).isPresent();
        assertThat(view.hasShown("peerconn-0", PeerConnRole.ACCEPTOR)).isTrue();
        assertThat(view.hasShown("peerconn-0", PeerConnRole.INITIATOR)).isFalse();
    }
}
