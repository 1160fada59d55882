package io.baiducloud.peerconn.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@OnLocalControlPlane
class LeadershipIT {
    private final LocalControlPlane controlPlane;
    private final String namespace;

    LeadershipIT(LocalControlPlane controlPlane) {
        this.controlPlane = controlPlane;
        this.namespace = controlPlane.newNamespace();
    }

    @Test
    void letsOneWorkAndHandsOverInSecondsWhenItStops() {
        // given
        try (var first = new Replica("one");
                var second = new Replica("two")) {
            await().until(first.leadership::isLeading);
            second.start();
            assertThat(second.leadership.isLeading()).isFalse();

            // when
            first.stop();

            // then: without the release the lease would run for another 15 seconds
            await().atMost(Duration.ofSeconds(8)).until(second.leadership::isLeading);
            assertThat(first.leadership.isLeading()).isFalse();
            assertThat(first.lost).hasValue(0);
        }
    }

    @Test
    void saysThatItsLeaseWasTakenAway() {
        // given
        try (var replica = new Replica("one")) {
            await().until(replica.leadership::isLeading);

            // when
            controlPlane
                    .adminClient()
                    .leases()
                    .inNamespace(namespace)
                    .withName("peerconn-operator")
                    .edit(lease -> {
                        lease.getSpec().setHolderIdentity("somebody-else");
                        return lease;
                    });

            // then
            await().untilAsserted(() -> assertThat(replica.lost).hasValue(1));
            assertThat(replica.leadership.isLeading()).isFalse();
        }
    }

    @Test
    void doesNothingMoreFromWhenARenewalIsLateUntilTheNextOneHasWorked() {
        // given
        try (var replica = new Replica("one")) {
            await().until(replica.leadership::isLeading);

            // when: as if it had been suspended
            replica.suspended.addAndGet(Duration.ofSeconds(6).toNanos());

            // then
            assertThat(replica.leadership.isLeading()).isFalse();
            await().until(replica.leadership::isLeading);
            assertThat(replica.lost).hasValue(0);
        }
    }

    @Test
    void leadsFromTheStartWithoutElection() {
        // when
        var leadership = new Leadership(controlPlane.adminClient(), config(), "one", () -> {});

        // then
        assertThat(leadership.election()).isEmpty();
        assertThat(leadership.isLeading()).isTrue();
        leadership.stepDown();
        assertThat(leadership.isLeading()).isFalse();
    }

    private OperatorConfig config(String... arguments) {
        return ((Invocation.Run) new OperatorOptions(Map.of(), () -> namespace).parse(List.of(arguments))).config();
    }

    /** One process of two, as far as leading goes. */
    private final class Replica implements AutoCloseable {
        private final KubernetesClient client = ClusterAccess.open(controlPlane.adminConfig());
        private final AtomicInteger lost = new AtomicInteger();
        private final AtomicLong suspended = new AtomicLong();
        private final Leadership leadership;
        private final KubernetesClient electionClient;
        private final Operator operator;
        private boolean started;

        Replica(String identity) {
            OperatorConfig config = config("--leader-elect");
            var renewals = new LeaseRenewals(
                    config.namespace(),
                    config.leaseName(),
                    () -> System.nanoTime() + suspended.get(),
                    InstantSource.system());
            leadership = new Leadership(client, config, identity, lost::incrementAndGet, renewals);
            electionClient = leadership.openElectionClient().orElseThrow();
            operator = new Operator(overrider -> {
                overrider.withKubernetesClient(electionClient).withCloseClientOnStop(false);
                leadership.election().ifPresent(overrider::withLeaderElectionConfiguration);
            });
            operator.register(new Idle(), settings -> settings.settingNamespace(namespace));
            if (identity.equals("one")) {
                start();
            }
        }

        void start() {
            started = true;
            operator.start();
        }

        void stop() {
            if (started) {
                started = false;
                leadership.stepDown();
                operator.stop();
                leadership.release();
            }
        }

        @Override
        public void close() {
            stop();
            electionClient.close();
            client.close();
        }
    }

    /** Does nothing. */
    private static final class Idle implements Reconciler<PeerConnection> {
        @Override
        public UpdateControl<PeerConnection> reconcile(PeerConnection object, Context<PeerConnection> context) {
            return UpdateControl.noUpdate();
        }
    }
}
