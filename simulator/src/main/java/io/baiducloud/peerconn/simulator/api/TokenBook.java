package io.baiducloud.peerconn.simulator.api;

import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was answered to which client token, for as long as the window has been kept open by use. */
final class TokenBook {
    private static final int MOST = 100_000;

    /** A remembered answer; an error is remembered as the refusal it was. */
    record Memory(String fingerprint, String body, Optional<RefusedException> refusal, Instant lastSeen) {}

    /** In the order of use: the eldest entry is the one not seen for the longest time. */
    private final Map<String, Memory> memories = new LinkedHashMap<>(64, 0.75f, true);

    /** What is known of the token, its window renewed; refused when the request is another one. */
    synchronized Optional<Memory> recall(String key, String fingerprint, Instant now, Duration lifetime) {
        forget(now.minus(lifetime));
        Memory memory = memories.get(key);
        if (memory == null) {
            return Optional.empty();
        }
        memories.put(key, new Memory(memory.fingerprint(), memory.body(), memory.refusal(), now));
        if (!memory.fingerprint().equals(fingerprint)) {
            throw new RefusedException(Refusal.TOKEN_MISMATCH);
        }
        return Optional.of(memory);
    }

    synchronized void remember(
            String key, String fingerprint, String body, Optional<RefusedException> refusal, Instant now) {
        memories.put(key, new Memory(fingerprint, body, refusal, now));
        if (memories.size() > MOST) {
            Iterator<String> eldest = memories.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    synchronized Map<String, Memory> snapshot() {
        return new LinkedHashMap<>(memories);
    }

    synchronized void restore(Map<String, Memory> all) {
        memories.clear();
        memories.putAll(all);
    }

    private void forget(Instant oldest) {
        Iterator<Memory> iterator = memories.values().iterator();
        while (iterator.hasNext() && iterator.next().lastSeen().isBefore(oldest)) {
            iterator.remove();
        }
    }
}
