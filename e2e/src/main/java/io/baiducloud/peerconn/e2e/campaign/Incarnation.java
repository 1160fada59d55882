package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.Engine;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.config.SecretName;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.kube.PrimaryEventFilter;
import io.baiducloud.peerconn.operator.observe.ClientFactory;
import io.baiducloud.peerconn.operator.ops.Instruments;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One process of the operator, from its start to its crash: its memory, its caches, its lifeline. It runs in the caller's
 * thread and does nothing between two beats.
 */
final class Incarnation implements AutoCloseable {
    /** More passes over one object at one moment than anything explains: it wakes itself. */
    private static final int HOT = 25;

    private static final PrimaryEventFilter FILTER = new PrimaryEventFilter();

    private final World world;
    private final Lifeline lifeline;
    private final KubernetesClient client;
    private final Engine engine;
    private final ObjectCache cache = new ObjectCache();
    /** Secrets wake objects from a thread of their own. */
    private final Set<ResourceID> woken = Collections.synchronizedSet(new LinkedHashSet<>());

    private final Map<ResourceID, Integer> failures = new HashMap<>();
    private final Map<ResourceID, Instant> retries = new HashMap<>();
    private final Map<SecretName, Integer> heard = new ConcurrentHashMap<>();
    private volatile boolean leading;

    Incarnation(World world, OperatorConfig config, Lifeline lifeline, long seed, boolean leading) {
        this.world = world;
        this.lifeline = lifeline;
        this.leading = leading;
        this.client = world.openClient(lifeline);
        this.engine = new Engine(
                config,
                new Engine.Ground(
                        client,
                        "campaign",
                        world.clock(),
                        new Random(seed),
                        CredentialFingerprint.ofKey(new byte[32]),
                        ref -> woken.add(idOf(ref)),
                        () -> this.leading && !lifeline.isDead(),
                        this::guarded,
                        Runnable::run,
                        Runnable::run,
                        Instruments.none()));
        engine.fleet().prepare(cache);
        engine.secretWakeUps().index(cache);
        world.objects().forEach(this::changed);
        // heard last, after those who wake objects: what this counts has had its effect
        engine.secrets().listen(secret -> heard.merge(secret, 1, Integer::sum));
        engine.secrets().start();
        world.awaitSecrets(this);
        engine.secretWakeUps().begin(cache);
    }

    private static ResourceID idOf(ObjectRef ref) {
        return new ResourceID(ref.name(), ref.namespace());
    }

    /** Every call to the cloud crosses the lifeline. */
    private ClientFactory guarded(ClientFactory clients) {
        return (credentials, region) -> {
            PeerConnClient real = clients.create(credentials, region);
            return (PeerConnClient) Proxy.newProxyInstance(
                    PeerConnClient.class.getClassLoader(),
                    new Class<?>[] {PeerConnClient.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            real.close();
                            return null;
                        }
                        lifeline.before("cloud " + region + " " + method.getName());
                        world.called();
                        Object answer;
                        try {
                            answer = method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            lifeline.after();
                            throw e.getCause();
                        }
                        lifeline.after();
                        return answer;
                    });
        };
    }

    /** How often the watch has told of a Secret. */
    int heardOf(SecretName secret) {
        return heard.getOrDefault(secret, 0);
    }

    boolean isDead() {
        return lifeline.isDead();
    }

    Lifeline lifeline() {
        return lifeline;
    }

    /** Whether it may work; a standby only watches. */
    void lead(boolean leads) {
        this.leading = leads;
        if (leads) {
            cache.keys().forEach(woken::add);
        }
    }

    Engine engine() {
        return engine;
    }

    /** The watch brings an object, new or changed. */
    void changed(PeerConnection object) {
        ResourceID id = ResourceID.fromResource(object);
        PeerConnection before = cache.get(id).orElse(null);
        cache.put(object);
        if (before == null || FILTER.accept(object, before)) {
            woken.add(id);
        }
    }

    /** The watch says that an object is gone. */
    void gone(ResourceID id) {
        cache.remove(id).ifPresent(last -> {
            if (!isDead()) {
                engine.pass().forget(last, ObjectRef.of(last));
            }
        });
        woken.remove(id);
        retries.remove(id);
    }

    /** The clock has moved: what is due is done. */
    void beat() {
        if (!isDead()) {
            try {
                live();
            } catch (Lifeline.DeathError e) {
                // as if it had never been
            }
        }
    }

    private void live() {
        engine.pulse().beat();
        Instant now = world.clock().instant();
        retries.entrySet().removeIf(retry -> {
            boolean due = !retry.getValue().isAfter(now);
            if (due) {
                woken.add(retry.getKey());
            }
            return due;
        });
        Map<ResourceID, Integer> passes = new HashMap<>();
        while (!woken.isEmpty() && leading && !isDead()) {
            for (ResourceID id : takeWoken()) {
                if (passes.merge(id, 1, Integer::sum) > HOT) {
                    world.violation("hot loop: more than " + HOT + " passes over " + id + " at one moment");
                    return;
                }
                cache.get(id).ifPresent(object -> over(id, object));
            }
            engine.pulse().beat();
        }
    }

    private List<ResourceID> takeWoken() {
        synchronized (woken) {
            List<ResourceID> all = List.copyOf(woken);
            woken.clear();
            return all;
        }
    }

    private void over(ResourceID id, PeerConnection object) {
        if (isDead()) {
            return;
        }
        try {
            engine.pass().over(object, (after, before) -> {
                // the API server has it, whether or not this process lives to know
                world.written(after);
                lifeline.after();
            });
            failures.remove(id);
            lifeline.after();
        } catch (Lifeline.DeathError e) {
            // as if it had never been
        } catch (RuntimeException e) {
            if (!isDead()) {
                retryLater(id, e);
            }
        }
        if (object.isMarkedForDeletion() || isDead()) {
            world.refresh(id);
        }
    }

    /** What the framework does with a pass that failed: it comes again, later and later. */
    private void retryLater(ResourceID id, RuntimeException e) {
        world.passFailed(id, e);
        int failed = failures.merge(id, 1, Integer::sum);
        Duration delay = Duration.ofMillis(Math.min(60_000, (long) (2_000 * Math.pow(1.5, failed - 1))));
        retries.put(id, world.clock().instant().plus(delay));
    }

    @Override
    public void close() {
        lifeline.cut();
        engine.close();
        client.close();
    }
}
