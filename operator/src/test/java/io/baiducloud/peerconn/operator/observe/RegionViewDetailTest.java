package io.baiducloud.peerconn.operator.observe;

import static io.baiducloud.peerconn.operator.observe.CloudFixture.ACCOUNT;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.knowing;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.ref;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.Tag;
import io.baiducloud.peerconn.operator.fake.CloudFailures;
import io.baiducloud.peerconn.operator.fake.Row;
import io.baiducloud.peerconn.operator.throttle.Admission;
import io.baiducloud.peerconn.operator.throttle.CallClass;
import io.baiducloud.peerconn.operator.throttle.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RegionViewDetailTest {
    private static final String ID = "peerconn-1";
    private static final PeerConnRole OWN = PeerConnRole.INITIATOR;

    private final CloudFixture fixture = new CloudFixture();
    private final RegionView view = fixture.view;

    private void watched() {
        view.watch(ref("a"), fixture.seen(knowing(ID, "vpc-1")));
        fixture.tick();
    }

    private PeerConn merged() {
        return view.merged(ID, OWN).orElseThrow();
    }

    @Test
    void aSideThatIsThereIsReadAndRemembered() {
        fixture.put(ID, "vpc-1");

        DetailAnswer answer = view.detail(ref("a"), ID, OWN);

        PeerConn row = row(ID, "vpc-1").build();
        assertThat(answer).isEqualTo(new DetailAnswer.Row(row, fixture.clock.instant()));
        assertThat(view.cachedDetail(ID, OWN)).contains(new DetailRow(row, fixture.clock.instant()));
    }

    @Test
    void nothingIsProofOnlyWithTheServicesOwnRequestId() {
        assertThat(view.detail(ref("a"), ID, OWN)).isEqualTo(new DetailAnswer.Empty(true));

        fixture.cloud.failNext(Operation.GET_PEER_CONN, 1, CloudFailures.notFound());
        assertThat(view.detail(ref("a"), ID, OWN)).isEqualTo(new DetailAnswer.Empty(true));
    }

    @Test
    void anotherSideOrAnotherRegionOrAnotherConnectionProvesNothing() {
        fixture.put(ID, "vpc-1");
        List<UnaryOperator<Row>> others = List.of(
                row -> row.role(PeerConnRole.ACCEPTOR), row -> row.role("observer"), row -> row.local("vpc-1", "gz"));

        for (UnaryOperator<Row> other : others) {
            fixture.cloud.detailAnswers(row -> other.apply(Row.from(row)).build());
            assertThat(view.detail(ref("a"), ID, OWN)).isInstanceOf(DetailAnswer.WrongSide.class);
            assertThat(view.cachedDetail(ID, OWN)).isEmpty();
        }
    }

    @Test
    void aFailureIsAValue() {
        fixture.cloud.failNext(Operation.GET_PEER_CONN, 1, CloudFailures.unavailable(500));

        assertThat(view.detail(ref("a"), ID, OWN))
                .isInstanceOfSatisfying(
                        DetailAnswer.Failed.class,
                        failed -> assertThat(failed.exception()).hasMessage("HTTP 500"));
    }

    @Test
    void whoeverGetsNoTokenWaitsWithoutACall() {
        for (int i = 0; i < 20; i++) {
            view.detail(ref("other-" + i), ID, OWN);
        }
        fixture.cloud.forgetCalls();

        assertThat(view.detail(ref("a"), ID, OWN))
                .isEqualTo(new DetailAnswer.Waiting(fixture.clock.instant().plusMillis(100)));
        assertThat(fixture.cloud.calls()).isEmpty();
    }

    @Test
    void badKeysMeanNoCallAtAll() {
        fixture.cloud.fail(call -> true, CloudFailures.unauthenticated("SignatureDoesNotMatch"));
        watched();
        fixture.cloud.forgetCalls();

        assertThat(view.detail(ref("a"), ID, OWN)).isEqualTo(new DetailAnswer.Held(view.health()));
        assertThat(view.admit(ref("a"), CallClass.DELETE)).isInstanceOf(Admission.Held.class);
        assertThat(fixture.cloud.calls()).isEmpty();
    }

    @Test
    void refusedKeysInACallAreCheckedByAPlainListAtOnce() {
        fixture.put(ID, "vpc-1");
        watched();
        fixture.pass(Duration.ofSeconds(5));
        fixture.cloud.fail(call -> true, CloudFailures.unauthenticated("InvalidAccessKeyId"));

        view.detail(ref("a"), ID, OWN);
        assertThat(view.health()).as("one call is no proof").isEqualTo(new Health.Proven());
        fixture.tick();

        assertThat(view.health()).isInstanceOf(Health.Refused.class);
    }

    @Test
    void aDenialOfOneCallIsNoReasonForAList() {
        fixture.put(ID, "vpc-1");
        watched();
        fixture.cloud.failNext(Operation.GET_PEER_CONN, 1, CloudFailures.forbidden());

        view.detail(ref("a"), ID, OWN);
        fixture.pass(Duration.ofSeconds(10));

        assertThat(fixture.lists()).isEqualTo(1);
        assertThat(view.health()).isEqualTo(new Health.Proven());
    }

    @Test
    void throttlingInACallClosesTheGate() {
        fixture.cloud.failNext(Operation.GET_PEER_CONN, 1, CloudFailures.throttled(Duration.ofSeconds(9)));

        view.detail(ref("a"), ID, OWN);

        assertThat(view.admit(ref("b"), CallClass.DELETE))
                .isEqualTo(new Admission.Queued(fixture.clock.instant().plusMillis(9100)));
    }

    @Test
    void aBusyServiceClosesTheGateToo() {
        fixture.cloud.failNext(Operation.GET_PEER_CONN, 1, CloudFailures.unavailable(503));

        view.detail(ref("a"), ID, OWN);

        assertThat(view.admit(ref("b"), CallClass.DELETE)).isInstanceOf(Admission.Queued.class);
    }

    @Test
    void aRowWithoutTagsAndProtectionIsSupplementedByTheDetail() {
        fixture.cloud.bareLists(true);
        fixture.cloud.put(
                ACCOUNT,
                row(ID, "vpc-1").tag("team", "network").deleteProtect(true).build());
        watched();
        assertThat(merged().tags()).isNull();
        assertThat(merged().deleteProtect()).isNull();

        view.refresh(ref("a"), ID, OWN);
        fixture.cloud.change(ID, row -> row.bandwidth(77));
        fixture.pass(Duration.ofSeconds(70));

        assertThat(merged().tags()).containsExactly(new Tag("team", "network"));
        assertThat(merged().deleteProtect()).isTrue();
        assertThat(merged().bandwidthInMbps()).as("the list is newer").isEqualTo(77);
    }

    @Test
    void aListWithTagsNeedsNoDetailAndBeatsAnOlderOne() {
        fixture.put(ID, "vpc-1");
        watched();
        view.refresh(ref("a"), ID, OWN);
        fixture.cloud.change(ID, row -> row.tag("team", "other").deleteProtect(true));
        fixture.pass(Duration.ofSeconds(70));

        assertThat(merged().tags()).containsExactly(new Tag("team", "other"));
        assertThat(merged().deleteProtect()).isTrue();
    }

    @Test
    void aNewerDetailBeatsTheListButNotInWhatTheConnectionIs() {
        fixture.put(ID, "vpc-1");
        watched();
        fixture.cloud.change(
                ID,
                row -> row.bandwidth(99).local("0f9e8d7c-uuid-of-vpc-1", "bj").description("new"));

        view.detail(ref("a"), ID, OWN);

        assertThat(merged().bandwidthInMbps()).isEqualTo(99);
        assertThat(merged().description()).isEqualTo("new");
        assertThat(merged().localVpcId()).isEqualTo("vpc-1");
    }

    @Test
    void aConnectionThatANewerListLacksIsGoneWhateverAnOlderDetailSays() {
        fixture.put(ID, "vpc-1");
        watched();
        view.detail(ref("a"), ID, OWN);
        fixture.cloud.remove(ID);
        fixture.pass(Duration.ofSeconds(70));

        assertThat(view.merged(ID, OWN)).isEmpty();
    }

    @Test
    void aDetailIsDueWhenItIsMissingOldOrOlderThanOurLastChange() {
        fixture.put(ID, "vpc-1");
        watched();
        assertThat(view.detailDue(ID, OWN)).isTrue();

        view.refresh(ref("a"), ID, OWN);
        assertThat(view.detailDue(ID, OWN)).isFalse();
        fixture.pass(Duration.ofMinutes(20));
        assertThat(view.detailDue(ID, OWN)).isFalse();
        fixture.pass(Duration.ofMinutes(1));
        assertThat(view.detailDue(ID, OWN))
                .as("the first comes early, so that thousands of them are spread")
                .isTrue();

        view.refresh(ref("a"), ID, OWN);
        fixture.pass(Duration.ofMinutes(26));
        assertThat(view.detailDue(ID, OWN)).isFalse();
        fixture.pass(Duration.ofMinutes(1));
        assertThat(view.detailDue(ID, OWN)).isTrue();

        view.refresh(ref("a"), ID, OWN);
        view.mutated(ID);
        assertThat(view.detailDue(ID, OWN)).isTrue();
    }

    @Test
    void ourOwnChangeMakesAnOlderDetailsProtectionUnknown() {
        fixture.cloud.bareLists(true);
        fixture.cloud.put(
                ACCOUNT,
                row(ID, "vpc-1").tag("team", "network").deleteProtect(true).build());
        watched();
        view.refresh(ref("a"), ID, OWN);

        view.mutated(ID);
        fixture.pass(Duration.ofSeconds(5));

        assertThat(merged().deleteProtect()).isNull();
        assertThat(merged().tags()).containsExactly(new Tag("team", "network"));
    }

    @Test
    void aRowIsDirtyUntilAListBegunAfterOurChangeHasReadIt() {
        fixture.put(ID, "vpc-1");
        watched();
        fixture.pass(Duration.ofSeconds(10));

        view.mutated(ID);
        assertThat(view.isDirty(ID, OWN)).isTrue();
        fixture.pass(Duration.ofSeconds(3));

        assertThat(view.isDirty(ID, OWN)).isFalse();
        assertThat(fixture.lists()).isEqualTo(2);
    }

    @Test
    void aListThatWasUnderWayWhenWeChangedARowDoesNotMakeItClean() {
        fixture.put(ID, "vpc-1");
        fixture.cloud.beforeEach(call -> view.mutated(ID));

        watched();

        assertThat(view.latest()).isPresent();
        assertThat(view.isDirty(ID, OWN)).as("at the same instant of the clock").isTrue();
    }

    @Test
    void aDetailMakesItsOwnSideClean() {
        fixture.cloud.put(ACCOUNT, row(ID, "vpc-1").build());
        fixture.cloud.put(
                ACCOUNT,
                row(ID, "vpc-1")
                        .role(PeerConnRole.ACCEPTOR)
                        .local("vpc-1-peer", "bj")
                        .peer("vpc-1", "bj", ACCOUNT)
                        .build());
        watched();
        view.mutated(ID);

        view.detail(ref("a"), ID, OWN);

        assertThat(view.isDirty(ID, OWN)).isFalse();
        assertThat(view.isDirty(ID, PeerConnRole.ACCEPTOR)).isTrue();
        view.detail(ref("a"), ID, PeerConnRole.ACCEPTOR);
        assertThat(view.isDirty(ID, PeerConnRole.ACCEPTOR)).isFalse();
        assertThat(fixture.listsWhile(Duration.ofSeconds(10)))
                .as("both have been read again, no list is needed for them")
                .isZero();
    }

    @Test
    void detailsOfForgottenConnectionsAreForgotten() {
        fixture.put(ID, "vpc-1");
        watched();
        view.detail(ref("a"), ID, OWN);

        view.unwatch(ref("a"));
        view.watch(ref("b"), fixture.seen(knowing("peerconn-2", "vpc-2")));
        fixture.cloud.remove(ID);
        fixture.pass(Duration.ofSeconds(70));

        assertThat(view.cachedDetail(ID, OWN)).isEmpty();
    }

    @Test
    void aBareRegionStaysWithinTheShareForRefreshing() {
        fixture.cloud.bareLists(true);
        fixture.fill(5000);
        for (int i = 0; i < 5000; i++) {
            view.watch(ref("object-" + i), fixture.seen(knowing("peerconn-%05d".formatted(i), "vpc-" + i)));
        }
        fixture.tick();
        fixture.waker.take();
        for (int i = 0; i < 5000; i++) {
            view.refresh(ref("object-" + i), "peerconn-%05d".formatted(i), OWN);
        }

        List<Integer> perMinute = new ArrayList<>();
        for (int minute = 0; minute < 3; minute++) {
            int before = fixture.cloud.calls(Operation.GET_PEER_CONN).size();
            for (int beat = 0; beat < 240; beat++) {
                fixture.pass(CloudFixture.BEAT);
                for (var woken : fixture.waker.take()) {
                    String number = woken.name().substring("object-".length());
                    view.refresh(woken, "peerconn-%05d".formatted(Integer.parseInt(number)), OWN);
                }
            }
            perMinute.add(fixture.cloud.calls(Operation.GET_PEER_CONN).size() - before);
        }

        assertThat(perMinute).as("a fifth of 10 reads a second").containsOnly(120);
    }
}
