package io.baiducloud.peerconn.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.CreatePeerConnRequest;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.operator.fake.CloudFailures;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.throttle.Admission;
import io.baiducloud.peerconn.operator.throttle.CallClass;
import io.baiducloud.peerconn.operator.throttle.GateSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What it costs to create many connections, with the shortest reconciler that could be written on a view: wait for a list,
 * create, wait until active.
 */
class CreatingManyTest {
    private final Map<ObjectRef, String> ids = new HashMap<>();
    private final Set<ObjectRef> ready = new HashSet<>();
    private int passes;

    private CloudFixture fixture(int writeRate) {
        return new CloudFixture(CloudFixture.gate(GateSettings.of(10, writeRate, 20)), CloudFixture.STEADY);
    }

    private void pass(CloudFixture fixture, ObjectRef ref, Instant firstSeen) {
        passes++;
        RegionView view = fixture.view;
        Optional<Snapshot> snapshot =
                view.latest().filter(list -> !list.begunAt().isBefore(firstSeen));
        String vpc = "vpc-" + ref.name();
        if (snapshot.isEmpty()) {
            view.watch(ref, fixture.seen(CloudFixture.listBegunAfter(CloudFixture.interest(vpc), firstSeen)));
            return;
        }
        String id = ids.get(ref);
        if (id == null) {
            if (!(view.admit(ref, CallClass.CREATE) instanceof Admission.Granted granted)) {
                view.watch(ref, fixture.seen(CloudFixture.interest(vpc)));
                return;
            }
            var request = CreatePeerConnRequest.builder()
                    .localVpcId(vpc)
                    .peerVpcId(vpc + "-peer")
                    .peerRegion("gz")
                    .bandwidthInMbps(10)
                    .build();
            id = view.call(granted.permit(), client -> client.create(request)).peerConnId();
            ids.put(ref, id);
            view.mutated(id);
        }
        boolean active = view.merged(id, PeerConnRole.INITIATOR)
                .map(PeerConn::status)
                .filter(PeerConnStatus.ACTIVE::equals)
                .isPresent();
        if (active) {
            ready.add(ref);
        }
        Interest interest = CloudFixture.knowing(id, vpc);
        view.watch(ref, fixture.seen(active ? interest : CloudFixture.moving(interest)));
    }

    /** Creates that many and returns how long it took until the last was ready. */
    private Duration create(CloudFixture fixture, int count, int passesPerBeat) {
        Instant begun = fixture.clock.instant();
        for (int i = 0; i < count; i++) {
            fixture.waker.wake(CloudFixture.ref("object-" + i));
        }
        var due = new LinkedHashSet<ObjectRef>();
        while (ready.size() < count && fixture.clock.instant().isBefore(begun.plus(Duration.ofHours(1)))) {
            due.addAll(fixture.waker.take());
            List<ObjectRef> now = due.stream().limit(passesPerBeat).toList();
            now.forEach(due::remove);
            now.forEach(ref -> pass(fixture, ref, begun));
            fixture.clock.advance(Duration.ofMillis(50));
            fixture.tick();
        }
        return Duration.between(begun, fixture.clock.instant());
    }

    /** Complaint 10 about systems of this kind: thousands of objects, a low limit, and an hour behind. */
    @ParameterizedTest(name = "{0} connections at {1} a second, {2} passes in 50 ms")
    @CsvSource({"1, 10, 1000", "1000, 10, 1000", "10000, 50, 1000", "1000, 10, 2", "5000, 50, 10"})
    void complaint10ManyAreReadyAsSoonAsTheRateAllowsAndShareTheirLists(int count, int rate, int passesPerBeat) {
        CloudFixture fixture = fixture(rate);

        Duration took = create(fixture, count, passesPerBeat);

        assertThat(ready).hasSize(count);
        double bound = (double) count / rate + 2;
        int calls = fixture.cloud.calls().size();
        assertThat(took.toMillis() / 1000.0).isLessThanOrEqualTo(count == 1 ? 4 : bound * 1.15);
        assertThat(calls).isLessThanOrEqualTo(count == 1 ? 4 : (int) (count * 1.1));
        assertThat(fixture.cloud.calls(Operation.CREATE_PEER_CONN)).hasSize(count);
    }

    @Test
    void anObjectIsPassedOverAFewTimesOnlyWhileAThousandAreCreated() {
        create(fixture(10), 1000, 1000);

        assertThat(passes / 1000.0)
                .as("look, wait, create, appear, become active; and one for luck")
                .isLessThanOrEqualTo(6);
    }

    @Test
    void aThrottledCredentialDoesNotSlowTheOthers() {
        CloudFixture alone = fixture(10);
        Duration control = create(alone, 100, 1000);
        ids.clear();
        ready.clear();
        CloudFixture shared = fixture(10);
        RegionView noisy = shared.registry.view(BceCredentials.of("key-noisy", "secret"), "bj");
        shared.cloud.fail(call -> call.accessKeyId().equals("key-noisy"), CloudFailures.throttled(null));
        for (int i = 0; i < 500; i++) {
            noisy.watch(CloudFixture.ref("noisy-" + i), CloudFixture.interest("vpc-noisy-" + i));
        }

        Duration besides = create(shared, 100, 1000);

        assertThat(besides).isEqualTo(control);
    }
}
