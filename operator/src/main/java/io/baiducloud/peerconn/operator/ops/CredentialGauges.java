package io.baiducloud.peerconn.operator.ops;

import io.baiducloud.peerconn.operator.config.SecretName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Says which Secret is behind the name of a credential in labels and logs, and how many connections each has released within
 * the hour.
 */
public final class CredentialGauges implements Runnable {
    /** As many as there are credentials with a label of their own. */
    private static final int MOST = 100;

    private final CloudMetrics metrics;
    private final Supplier<Map<SecretName, String>> secrets;
    private final Supplier<Map<String, Integer>> released;
    private final MultiGauge info;
    private final MultiGauge brake;

    /**
     * Makes them.
     *
     * @param secrets the name of the credential that each readable Secret holds
     * @param released connections released within the hour, by the hash of the credential
     */
    public CredentialGauges(
            MeterRegistry registry,
            CloudMetrics metrics,
            Supplier<Map<SecretName, String>> secrets,
            Supplier<Map<String, Integer>> released) {
        this.metrics = metrics;
        this.secrets = secrets;
        this.released = released;
        this.info = MultiGauge.builder("peerconn.credential.info")
                .description("Which Secret holds a credential")
                .register(registry);
        this.brake = MultiGauge.builder("peerconn.release.brake.released")
                .description("Connections released within the hour that count for the release brake")
                .register(registry);
    }

    @Override
    public void run() {
        info.register(holders(), true);
        var sums = new TreeMap<String, Integer>();
        released.get().forEach((hash, number) -> sums.merge(metrics.credential(hash), number, Integer::sum));
        var rows = new ArrayList<Row<?>>();
        sums.forEach((name, number) -> rows.add(Row.of(Tags.of("credential", name), number)));
        brake.register(rows, true);
    }

    // one series for each credential, whoever holds it: queries join on it
    private List<Row<?>> holders() {
        var byCredential = new TreeMap<String, TreeSet<String>>();
        secrets.get()
                .forEach((secret, name) -> byCredential
                        .computeIfAbsent(name, ignored -> new TreeSet<>())
                        .add(secret.toString()));
        var rows = new ArrayList<Row<?>>();
        byCredential.entrySet().stream()
                .limit(MOST)
                .forEach(entry -> rows.add(
                        Row.of(Tags.of("credential", entry.getKey(), "secret", inShort(entry.getValue())), 1)));
        return rows;
    }

    private static String inShort(SortedSet<String> secrets) {
        int others = secrets.size() - 1;
        return secrets.first() + (others == 0 ? "" : " and " + others + " more");
    }
}
