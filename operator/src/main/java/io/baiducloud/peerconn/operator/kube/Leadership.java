package io.baiducloud.peerconn.operator.kube;

import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.logging.LogKeys;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this process is the one that works. Pollers and everything else that calls the cloud must ask: the event sources
 * of a standby run as well.
 */
public final class Leadership {
    /**
     * How old a renewal may be for new work to begin: a lease lasts 15 s, a call to the cloud at most 10 s, so that what is
     * begun now ends before another process can lead.
     */
    private static final Duration FRESH = LeaderElectionConfiguration.LEASE_DURATION_DEFAULT_VALUE.minusSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    private final KubernetesClient client;
    private final String namespace;
    private final String leaseName;
    private final String identity;
    private final boolean elected;
    private final Runnable lost;
    private final AtomicBoolean leading;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final LeaseRenewals renewals;

    /**
     * Makes it; with leader election off this process leads from the start.
     *
     * @param identity tells this process from every other one, a later start of the same pod included
     * @param lost is called when another process may have taken over; it must end this one at once
     */
    public Leadership(KubernetesClient client, OperatorConfig config, String identity, Runnable lost) {
        this(client, config, identity, lost, new LeaseRenewals(config.namespace(), config.leaseName()));
    }

    Leadership(KubernetesClient client, OperatorConfig config, String identity, Runnable lost, LeaseRenewals renewals) {
        this.client = client;
        this.namespace = config.namespace();
        this.leaseName = config.leaseName();
        this.identity = identity;
        this.elected = config.leaderElect();
        this.lost = lost;
        this.leading = new AtomicBoolean(!elected);
        this.renewals = renewals;
    }

    /** Whether this process may call the cloud: it leads, and another one cannot have taken over unnoticed. */
    public boolean isLeading() {
        return leading.get() && !stopping.get() && (!elected || renewals.isWithin(FRESH));
    }

    /**
     * Opens the client that the framework must use, so that every renewal of the lease is seen; empty without an election.
     * It has connections of its own: nothing that this process writes holds a renewal up. To be closed by the caller.
     */
    public Optional<KubernetesClient> openElectionClient() {
        return elected ? Optional.of(ClusterAccess.openLike(client, renewals)) : Optional.empty();
    }

    /** How the framework elects; empty when it need not. */
    public Optional<LeaderElectionConfiguration> election() {
        if (!elected) {
            return Optional.empty();
        }
        return Optional.of(new LeaderElectionConfiguration(
                leaseName,
                namespace,
                LeaderElectionConfiguration.LEASE_DURATION_DEFAULT_VALUE,
                LeaderElectionConfiguration.RENEW_DEADLINE_DEFAULT_VALUE,
                LeaderElectionConfiguration.RETRY_PERIOD_DEFAULT_VALUE,
                identity,
                new LeaderCallbacks(this::started, this::stopped, holder -> {}),
                // the framework would call System.exit, which hangs inside a shutdown hook
                false));
    }

    /** Says that a stop was asked for: from now on a lost lease is no accident, and no new work begins. */
    public void stepDown() {
        stopping.set(true);
    }

    /** Hands the lease back, so that a standby takes over in a second or two instead of waiting for it to run out. */
    public void release() {
        if (!elected || !leading.getAndSet(false)) {
            return;
        }
        try {
            client.leases().inNamespace(namespace).withName(leaseName).edit(lease -> {
                if (identity.equals(lease.getSpec().getHolderIdentity())) {
                    lease.getSpec().setHolderIdentity("");
                    lease.getSpec().setLeaseDurationSeconds(1);
                }
                return lease;
            });
            LOG.atInfo().addKeyValue(LogKeys.LEASE, leaseName).log("Released the lease");
        } catch (KubernetesClientException e) {
            LOG.atWarn()
                    .addKeyValue(LogKeys.LEASE, leaseName)
                    .setCause(e)
                    .log("The lease could not be handed back; it runs out by itself within 15 seconds");
        }
    }

    private void started() {
        leading.set(true);
        LOG.atInfo()
                .addKeyValue(LogKeys.LEASE, leaseName)
                .addKeyValue(LogKeys.IDENTITY, identity)
                .log("Leading");
    }

    private void stopped() {
        if (stopping.get()) {
            return;
        }
        leading.set(false);
        lost.run();
    }
}
