package io.baiducloud.peerconn.operator.observe;

import static io.baiducloud.peerconn.operator.observe.CloudFixture.KEYS;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.interest;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.operator.fake.CloudCall;
import io.baiducloud.peerconn.operator.fake.CloudFailures;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.throttle.Admission;
import io.baiducloud.peerconn.operator.throttle.CallClass;
import io.baiducloud.peerconn.operator.throttle.Health;
import io.baiducloud.peerconn.operator.throttle.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CloudRegistryTest {
    private final CloudFixture fixture = new CloudFixture();
    private final CloudRegistry registry = fixture.registry;

    @Test
    void aCredentialInARegionHasOneView() {
        assertThat(registry.view(BceCredentials.of("key-a", "secret-a"), "bj")).isSameAs(fixture.view);
        assertThat(registry.view(KEYS, "gz")).isNotSameAs(fixture.view);
    }

    @Test
    void aKeyIdWithAnotherSecretOrTokenSeesNothingOfTheView() {
        fixture.view.watch(ref("a"), interest("vpc-a"));
        fixture.tick();
        assertThat(fixture.view.latest()).isPresent();

        assertThat(registry.view(BceCredentials.of("key-a", "guessed"), "bj").latest())
                .isEmpty();
        assertThat(registry.view(new BceCredentials("key-a", "secret-a", "token"), "bj")
                        .latest())
                .isEmpty();
    }

    @Test
    void aViewThatNobodyWatchesIsEvictedAfterAWhileAndAWatchedOneIsNot() {
        RegionView watched = registry.view(KEYS, "gz");
        watched.watch(ref("a"), interest("vpc-a"));

        fixture.pass(Duration.ofMinutes(4));
        assertThat(registry.readings()).hasSize(2);
        fixture.pass(Duration.ofMinutes(2));

        assertThat(registry.readings()).extracting(ViewReading::key).containsExactly(watched.key());
        assertThat(registry.view(KEYS, "bj")).isNotSameAs(fixture.view);
    }

    @Test
    void aViewLivesAsLongAfterItsLastWatcherAsOneThatNeverHadAny() {
        fixture.view.watch(ref("a"), interest("vpc-a"));
        fixture.pass(Duration.ofMinutes(30));
        registry.unwatch(ref("a"));

        fixture.pass(Duration.ofMinutes(4));
        assertThat(registry.readings()).hasSize(1);
        fixture.pass(Duration.ofMinutes(2));

        assertThat(registry.readings()).isEmpty();
    }

    @Test
    void anObjectWithNewKeysLeavesNobodyPollingWithTheOldOnes() {
        RegionView rotated = registry.view(BceCredentials.of("key-a2", "secret-a2"), "bj");
        fixture.view.watch(ref("a"), interest("vpc-a"));
        rotated.watch(ref("a"), interest("vpc-a"));

        registry.unwatchAllBut(ref("a"), List.of(rotated));
        fixture.pass(Duration.ofMinutes(10));

        assertThat(fixture.cloud.calls()).extracting(CloudCall::accessKeyId).containsOnly("key-a2");
        assertThat(registry.readings()).extracting(ViewReading::key).containsExactly(rotated.key());
    }

    @Test
    void aThrottledCredentialIsSlowAloneAndInItsRegionAlone() {
        RegionView sameKeyElsewhere = registry.view(KEYS, "gz");
        RegionView otherKey = registry.view(BceCredentials.of("key-b", "secret-b"), "bj");
        fixture.cloud.failNext(Operation.GET_PEER_CONN, 1, CloudFailures.throttled(Duration.ofMinutes(1)));
        fixture.view.detail(ref("a"), "peerconn-1", PeerConnRole.INITIATOR);

        assertThat(fixture.view.admit(ref("a"), CallClass.DELETE)).isInstanceOf(Admission.Queued.class);
        assertThat(sameKeyElsewhere.admit(ref("a"), CallClass.DELETE)).isInstanceOf(Admission.Granted.class);
        assertThat(otherKey.admit(ref("a"), CallClass.DELETE)).isInstanceOf(Admission.Granted.class);
    }

    @Test
    void aDeadCredentialHoldsItsOwnObjectsOnly() {
        RegionView otherKey = registry.view(BceCredentials.of("key-b", "secret-b"), "bj");
        fixture.cloud.fail(
                call -> call.accessKeyId().equals("key-a"), CloudFailures.unauthenticated("InvalidAccessKeyId"));
        fixture.view.watch(ref("a"), interest("vpc-a"));
        otherKey.watch(ref("b"), interest("vpc-b"));

        fixture.pass(Duration.ofSeconds(5));

        assertThat(fixture.view.health()).isInstanceOf(Health.Refused.class);
        assertThat(otherKey.health()).isEqualTo(new Health.Proven());
    }

    /** Complaint 13 about systems of this kind: everything is looked at again in the same second. */
    @Test
    void complaint13TheListsOfManyCredentialsAreSpreadOverTheInterval() {
        var many = new CloudFixture(UnaryOperator.identity(), new Random(7));
        for (int i = 0; i < 200; i++) {
            for (String region : List.of("bj", "gz")) {
                RegionView view = many.registry.view(BceCredentials.of("key-" + i, "secret"), region);
                for (int object = 0; object < 10; object++) {
                    view.watch(ref(region + i + "-" + object), interest("vpc-" + object));
                }
            }
        }
        many.pass(Duration.ofMinutes(5));
        many.cloud.forgetCalls();

        List<Integer> perSecond = new ArrayList<>();
        for (int second = 0; second < 300; second++) {
            perSecond.add(many.listsWhile(Duration.ofSeconds(1)));
        }

        assertThat(perSecond.stream().mapToInt(Integer::intValue).sum() / 5.0)
                .as("400 views, one call each in an interval")
                .isBetween(390.0, 410.0);
        assertThat(perSecond).as("400 in 60 s are 6.7 a second").allMatch(calls -> calls <= 20);
        assertThat(many.cloud.calls()).extracting(CloudCall::operation).containsOnly(Operation.LIST_PEER_CONNS);
    }

    @Test
    void aSilentEndpointHoldsHalfOfTheThreadsAtMostHoweverManyCredentialsUseIt() {
        List<RegionView> silent = new ArrayList<>();
        List<Permit> held = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            RegionView view = registry.view(BceCredentials.of("key-" + i, "secret"), "gz");
            silent.add(view);
            if (view.admit(ref("object-" + i), CallClass.CREATE) instanceof Admission.Granted granted) {
                held.add(granted.permit());
            }
        }
        assertThat(held).as("of 16 threads").hasSize(8);

        assertThat(fixture.view.admit(ref("elsewhere"), CallClass.CREATE)).isInstanceOf(Admission.Granted.class);

        fixture.waker.take();
        held.getFirst().close();
        fixture.tick();
        List<ObjectRef> woken = fixture.waker.take();
        assertThat(woken).as("one place, one call").hasSize(1);
        ObjectRef next = woken.getFirst();
        int number = Integer.parseInt(next.name().substring("object-".length()));
        assertThat(silent.get(number).admit(next, CallClass.CREATE)).isInstanceOf(Admission.Granted.class);
    }

    @Test
    void aReadingShowsWhatAGaugeNeeds() {
        fixture.fill(3);
        fixture.view.watch(ref("a"), interest("vpc-0"));
        fixture.tick();
        fixture.pass(Duration.ofSeconds(10));
        for (int i = 0; i < 25; i++) {
            if (fixture.view.admit(ref("object-" + i), CallClass.CREATE) instanceof Admission.Granted granted) {
                granted.permit().close();
            }
        }

        ViewReading reading = registry.readings().getFirst();

        assertThat(reading.health()).isEqualTo(new Health.Proven());
        assertThat(reading.snapshotAge()).contains(Duration.ofSeconds(10));
        assertThat(reading.rows()).isEqualTo(3);
        assertThat(reading.watchers()).isEqualTo(1);
        assertThat(reading.queued()).containsEntry(CallClass.CREATE, 5);
        assertThat(reading.inFlight()).isZero();
    }

    @Test
    void fingerprintsTellCredentialsApartAndKeyIdsTogether() {
        var fingerprint = CredentialFingerprint.ofThisProcess();
        var other = CredentialFingerprint.ofThisProcess();

        assertThat(fingerprint.hash(KEYS)).isEqualTo(fingerprint.hash(BceCredentials.of("key-a", "secret-a")));
        assertThat(fingerprint.hash(KEYS)).isNotEqualTo(fingerprint.hash(BceCredentials.of("key-a", "secret-b")));
        assertThat(fingerprint.hash(KEYS)).as("of no use to another process").isNotEqualTo(other.hash(KEYS));
        assertThat(CredentialFingerprint.observedBy("key-a"))
                .hasSize(12)
                .isEqualTo(CredentialFingerprint.observedBy("key-a"))
                .isNotEqualTo(CredentialFingerprint.observedBy("key-b"));
    }
}
