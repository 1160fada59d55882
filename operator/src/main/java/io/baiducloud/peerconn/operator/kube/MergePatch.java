package io.baiducloud.peerconn.operator.kube;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Computes JSON merge patches (RFC 7396) between two trees of maps, lists and values. */
final class MergePatch {
    private MergePatch() {}

    /** What must be merged into {@code before} to get {@code after}; empty when they are equal. */
    static Map<String, @Nullable Object> between(Map<String, ?> before, Map<String, ?> after) {
        var patch = new LinkedHashMap<String, @Nullable Object>();
        before.keySet().stream().filter(key -> !after.containsKey(key)).forEach(key -> patch.put(key, null));
        after.forEach((key, wanted) -> {
            var present = before.get(key);
            if (Objects.equals(present, wanted)) {
                return;
            }
            patch.put(
                    key,
                    present instanceof Map<?, ?> from && wanted instanceof Map<?, ?> to
                            ? between(keyed(from), keyed(to))
                            : wanted);
        });
        return patch;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> keyed(Map<?, ?> map) {
        return (Map<String, ?>) map;
    }
}
