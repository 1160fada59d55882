package io.baiducloud.peerconn.operator.credentials;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.config.NamespaceSelection;
import io.baiducloud.peerconn.operator.config.SecretName;
import io.baiducloud.peerconn.operator.logging.LogKeys;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The labelled Secrets of the namespaces where Secrets may be read, kept up to date by a watch. Secrets without the label
 * never reach this process.
 */
public final class SecretStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SecretStore.class);
    private static final long PAGE = 500;

    private final KubernetesClient client;
    private final NamespaceSelection namespaces;
    private final Optional<SecretName> defaultSecret;
    private final SecretMemory memory = new SecretMemory();
    private final List<SecretListener> listeners = new CopyOnWriteArrayList<>();
    private final List<SharedIndexInformer<Secret>> informers = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Void>> starts = new CopyOnWriteArrayList<>();
    private volatile boolean started;

    /**
     * Makes a store; {@link #start} fills it.
     *
     * @param namespaces where Secrets may be read
     * @param defaultSecret a Secret that may be read wherever it is
     */
    public SecretStore(KubernetesClient client, NamespaceSelection namespaces, Optional<SecretName> defaultSecret) {
        this.client = client;
        this.namespaces = namespaces;
        this.defaultSecret = defaultSecret;
    }

    /** Adds somebody who hears of changes, from the next one on. */
    public void listen(SecretListener listener) {
        listeners.add(listener);
    }

    /**
     * Begins to watch. Returns at once; until {@link #isSynced} no Secret is known. What cannot be watched now is tried
     * again for ever.
     */
    public synchronized void start() {
        switch (namespaces) {
            case NamespaceSelection.All all ->
                watch("all", labelled(client.secrets().inAnyNamespace()));
            case NamespaceSelection.Named named ->
                named.names()
                        .forEach(name -> watch(name, labelled(client.secrets().inNamespace(name))));
        }
        defaultSecret
                .filter(secret -> !namespaces.contains(secret.namespace()))
                .ifPresent(secret -> watch(
                        secret.namespace(),
                        labelled(client.secrets().inNamespace(secret.namespace()))
                                .withField("metadata.name", secret.name())));
        started = true;
    }

    /** Whether every Secret that may be read has been read once. */
    public boolean isSynced() {
        return started && informers.stream().allMatch(SharedIndexInformer::hasSynced);
    }

    /** Waits until every Secret that may be read has been read once, or the time is over; {@link #isSynced} tells which. */
    public void awaitSynced(Duration limit) {
        try {
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.atDebug().setCause(e).log("Not every Secret was read in time");
        }
    }

    /** Whether Secrets of the namespace may be read. */
    boolean isGranted(SecretName secret) {
        return namespaces.contains(secret.namespace())
                || defaultSecret.filter(secret::equals).isPresent();
    }

    /** The content of a labelled Secret. */
    Optional<SecretContent> find(SecretName secret) {
        // not from the memory: handlers run a little later than the store is filled
        return informers.stream()
                .flatMap(informer -> Stream.ofNullable(informer.getStore().getByKey(secret.toString())))
                .map(SecretParser::parse)
                .findFirst();
    }

    /** The keys that a Secret held when it could last be used; to let go of what they manage and to know what that is. */
    public Optional<BceCredentials> lastKnown(SecretName secret) {
        return memory.lastKnown(secret);
    }

    /** The access key id in every Secret that is there and usable. */
    public Map<SecretName, String> accessKeyIds() {
        return memory.usable().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().accessKeyId()));
    }

    /** Ends the watches. What is known stays known, for passes that are still under way. */
    @Override
    public synchronized void close() {
        informers.forEach(SharedIndexInformer::close);
    }

    private FilterWatchListDeletable<Secret, SecretList, Resource<Secret>> labelled(
            FilterWatchListDeletable<Secret, SecretList, Resource<Secret>> secrets) {
        return secrets.withLabel(WellKnownNames.SECRET_TYPE_LABEL, WellKnownNames.SECRET_TYPE_CREDENTIALS);
    }

    private void watch(String where, FilterWatchListDeletable<Secret, SecretList, Resource<Secret>> secrets) {
        var informer = secrets.withLimit(PAGE)
                .runnableInformer(0)
                .addEventHandler(new Handler())
                .exceptionHandler((started, problem) -> {
                    LOG.atWarn()
                            .addKeyValue(LogKeys.NAMESPACE, where)
                            .setCause(problem)
                            .log(
                                    "Secrets cannot be watched in namespace {}: the objects there find no credentials."
                                            + " The chart grants list and watch there by secrets.namespaces; trying again",
                                    where);
                    return true;
                });
        informers.add(informer);
        starts.add(informer.start().toCompletableFuture());
    }

    private void tell(SecretName secret) {
        listeners.forEach(listener -> listener.changed(secret));
    }

    private static SecretName nameOf(Secret secret) {
        return new SecretName(
                secret.getMetadata().getNamespace(), secret.getMetadata().getName());
    }

    private final class Handler implements ResourceEventHandler<Secret> {
        @Override
        public void onAdd(Secret secret) {
            if (memory.seen(nameOf(secret), SecretParser.parse(secret))) {
                tell(nameOf(secret));
            }
        }

        @Override
        public void onUpdate(Secret before, Secret now) {
            onAdd(now);
        }

        @Override
        public void onDelete(Secret secret, boolean finalStateUnknown) {
            if (memory.gone(nameOf(secret))) {
                tell(nameOf(secret));
            }
        }
    }
}
