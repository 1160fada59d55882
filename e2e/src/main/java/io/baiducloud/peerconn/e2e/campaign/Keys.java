package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.operator.config.SecretName;
import io.baiducloud.peerconn.testkit.CredentialsSecret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The Secrets of a world. Operators hear of them through an informer, which has a thread of its own: the one place where
 * real time passes, until all have heard.
 */
final class Keys {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KubernetesClient admin;
    private final String namespace;
    private final Map<String, String> written = new LinkedHashMap<>();

    Keys(KubernetesClient admin, String namespace) {
        this.admin = admin;
        this.namespace = namespace;
    }

    /** Writes a Secret, if that changes it, and returns when every living operator has heard of it. */
    void write(String name, String accessKeyId, String secretAccessKey, List<Incarnation> operators) {
        String keys = accessKeyId + "\n" + secretAccessKey;
        if (keys.equals(written.put(name, keys))) {
            return;
        }
        SecretName secret = new SecretName(namespace, name);
        Map<Incarnation, Integer> before = new LinkedHashMap<>();
        operators.forEach(operator -> before.put(operator, operator.heardOf(secret)));
        admin.resource(CredentialsSecret.of(namespace, name, accessKeyId, secretAccessKey))
                .createOr(existing -> existing.update());
        before.forEach((operator, times) ->
                await(() -> operator.isDead() || operator.heardOf(secret) > times, "the change of Secret " + name));
    }

    /** Returns when an operator that has just started knows all of them. */
    void await(Incarnation operator) {
        await(
                () -> operator.engine().secrets().isSynced()
                        && written.keySet().stream()
                                .allMatch(name -> operator.heardOf(new SecretName(namespace, name)) > 0),
                "the Secrets");
    }

    private static void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the watch did not bring " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
