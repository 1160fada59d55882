package io.baiducloud.peerconn.e2e.docs;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The values of the chart, as its own values.yaml lists them. */
final class ChartValues {
    private static final Object VALUES = read();

    private ChartValues() {}

    /** Whether a value exists, written as {@code a.b.c} or {@code a[0].b}; what is below an empty map or a list is free. */
    static boolean has(String key) {
        Object at = VALUES;
        for (String part : key.split("(?<!\\\\)[.]", -1)) {
            if (at instanceof List || (at instanceof Map<?, ?> map && map.isEmpty())) {
                return true;
            }
            String name = part.replaceAll("\\[\\d*]", "");
            if (!(at instanceof Map<?, ?> map) || !map.containsKey(name)) {
                return false;
            }
            at = map.get(name);
        }
        return true;
    }

    /** Whether everything in a piece of a values file exists. */
    static boolean haveAll(String prefix, Object piece) {
        if (!(piece instanceof Map<?, ?> map)) {
            return has(prefix);
        }
        return map.entrySet().stream()
                .allMatch(entry -> haveAll(
                        prefix.isEmpty() ? "" + entry.getKey() : prefix + "." + entry.getKey(),
                        Objects.requireNonNullElse(entry.getValue(), "")));
    }

    private static Object read() {
        try {
            return new KubernetesSerialization()
                    .unmarshal(
                            Files.readString(Page.PROJECT.root().resolve("helm/peerconn-operator/values.yaml")),
                            Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
