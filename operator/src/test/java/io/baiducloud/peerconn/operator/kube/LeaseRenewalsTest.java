package io.baiducloud.peerconn.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import io.baiducloud.peerconn.testkit.MutableClock;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaseRenewalsTest {
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private final AtomicLong nanos = new AtomicLong();
    private final MutableClock wall = MutableClock.at("2026-01-01T00:00:00Z");
    private final LeaseRenewals renewals = new LeaseRenewals("default", "ours", nanos::get, wall);
    private InMemoryApiServer server;
    private KubernetesClient client;

    @BeforeEach
    void start() {
        server = InMemoryApiServer.start();
        client = ClusterAccess.openLike(server.client(), renewals);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void create(String name) {
        client.resource(new LeaseBuilder()
                        .withNewMetadata()
                        .withNamespace("default")
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .endSpec()
                        .build())
                .create();
    }

    private void renew(String name) {
        client.leases().inNamespace("default").withName(name).edit(lease -> {
            lease.getSpec().setLeaseTransitions((int) (nanos.get() / 1_000_000_000) + 1);
            return lease;
        });
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        wall.advance(time);
    }

    @Test
    void aLeaseThatWasNeverTakenIsNotOurs() {
        assertThat(renewals.isWithin(FIVE_SECONDS)).isFalse();
    }

    @Test
    void takingItAndRenewingItCountFromWhenTheyWereAskedFor() {
        // given
        create("ours");
        assertThat(renewals.isWithin(FIVE_SECONDS)).isTrue();

        // when
        pass(Duration.ofSeconds(5));

        // then
        assertThat(renewals.isWithin(FIVE_SECONDS)).isFalse();

        // when
        renew("ours");

        // then
        assertThat(renewals.isWithin(FIVE_SECONDS)).isTrue();
    }

    @Test
    void timeThatOnlyOneOfTheClocksHasSeenCountsToo() {
        // given
        create("ours");

        // when: the machine slept
        wall.advance(Duration.ofMinutes(1));

        // then
        assertThat(renewals.isWithin(FIVE_SECONDS)).isFalse();

        // given
        renew("ours");
        assertThat(renewals.isWithin(FIVE_SECONDS)).isTrue();

        // when: somebody set the clock back while the process was stopped
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        wall.set(wall.instant().minus(Duration.ofMinutes(1)));

        // then
        assertThat(renewals.isWithin(FIVE_SECONDS)).isFalse();
    }

    @Test
    void whatFailsAndWhatIsAnotherLeaseIsNoRenewal() {
        // given
        create("theirs");
        create("ours");
        pass(Duration.ofSeconds(6));

        // when
        renew("theirs");

        // then
        assertThat(renewals.isWithin(FIVE_SECONDS)).isFalse();

        // when: somebody else has written it
        try {
            create("ours");
        } catch (io.fabric8.kubernetes.client.KubernetesClientException conflict) {
            assertThat(conflict.getCode()).isEqualTo(409);
        }

        // then
        assertThat(renewals.isWithin(FIVE_SECONDS)).isFalse();
    }
}
