package io.baiducloud.peerconn.operator.tls;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which cipher suites are offered: ChaCha20 first. The image runs without the JVM's second compiler, which
 * alone turns AES-GCM into processor instructions; without it ChaCha20 takes a fourth of the time (docs/performance.md). A
 * server that has its own order, or does not know it, takes the next one, as before.
 */
public final class CipherOrder {
    private CipherOrder() {}

    /** The same suites, those with ChaCha20 first, otherwise in their order. */
    public static List<String> chaChaFirst(Collection<String> suites) {
        return suites.stream()
                .sorted(Comparator.comparing((String suite) -> !suite.contains("CHACHA20")))
                .toList();
    }
}
