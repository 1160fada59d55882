package io.baiducloud.peerconn.simulator.api;

import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was answered to which client token, for as long as the window has been kept open by use. */
final class TokenBook {
    private static final int MOST = 100_000;

    /** In the order of use: the eldest entry is the one not seen for the longest time. */
    private final Map<String, TokenMemory> memories = new LinkedHashMap<>(64, 0.75f, true);

    /** What is known of the token, its window renewed; refused when the request is another one. */
    synchronized Optional<TokenMemory> recall(String key, String fingerprint, Instant now, Duration lifetime) {
        forget(now.minus(lifetime));
        TokenMemory memory = memories.get(key);
        if (memory == null) {
            return Optional.empty();
        }
        memories.put(key, memory.seenAt(now));
        if (!memory.fingerprint().equals(fingerprint)) {
            throw new RefusedException(Refusal.TOKEN_MISMATCH);
        }
        return Optional.of(memory);
    }

    synchronized void remember(TokenMemory memory) {
        memories.put(memory.key(), memory);
        if (memories.size() > MOST) {
            Iterator<String> eldest = memories.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    synchronized List<TokenMemory> snapshot() {
        return List.copyOf(memories.values());
    }

    synchronized void restore(List<TokenMemory> all) {
        memories.clear();
        all.forEach(memory -> memories.put(memory.key(), memory));
    }

    private void forget(Instant oldest) {
        Iterator<TokenMemory> iterator = memories.values().iterator();
        while (iterator.hasNext() && iterator.next().lastSeen().isBefore(oldest)) {
            iterator.remove();
        }
    }
}
