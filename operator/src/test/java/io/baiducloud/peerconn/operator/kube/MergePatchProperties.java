package io.baiducloud.peerconn.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MergePatchProperties {

    @Property
    void leadsFromOneTreeToTheOther(
            @ForAll("trees") Map<String, Object> before, @ForAll("trees") Map<String, Object> after) {
        // when
        var patch = MergePatch.between(before, after);

        // then
        assertThat(merged(before, patch)).isEqualTo(after);
        assertThat(patch.isEmpty()).isEqualTo(before.equals(after));
    }

    @Provide
    Arbitrary<Map<String, Object>> trees() {
        var keys = Arbitraries.of("a", "b", "c");
        var values = Arbitraries.oneOf(
                Arbitraries.of("x", "y").map(Object.class::cast),
                Arbitraries.integers().between(0, 2).map(Object.class::cast),
                Arbitraries.of("x", "y").list().ofMaxSize(2).map(Object.class::cast),
                Arbitraries.maps(keys, Arbitraries.of("x", "y")).ofMinSize(1).map(Object.class::cast));
        return Arbitraries.maps(keys, values);
    }

    // RFC 7396, written down a second time
    private static Map<String, Object> merged(Map<?, ?> base, Map<?, ?> patch) {
        var result = new LinkedHashMap<String, Object>();
        base.forEach((key, value) -> result.put((String) key, value));
        patch.forEach((key, value) -> {
            if (value == null) {
                result.remove((String) key);
            } else if (value instanceof Map<?, ?> changes) {
                var present = result.get((String) key);
                result.put((String) key, merged(present instanceof Map<?, ?> map ? map : Map.of(), changes));
            } else {
                result.put((String) key, value);
            }
        });
        return result;
    }
}
