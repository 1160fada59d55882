package io.baiducloud.peerconn.simulator.api;

import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts the requests of each account at each endpoint by the second of real time. */
final class Throttle {
    private final Map<String, Window> windows = new HashMap<>();

    private record Window(long second, int used) {}

    /** Refuses a request beyond the limit; 0 is no limit. */
    synchronized void take(String accountId, String region, int perSecond, Instant now) {
        if (perSecond < 1) {
            return;
        }
        String key = accountId + " " + region;
        Window window = windows.get(key);
        int used = window == null || window.second() != now.getEpochSecond() ? 0 : window.used();
        if (used >= perSecond) {
            throw new RefusedException(Refusal.THROTTLED);
        }
        windows.put(key, new Window(now.getEpochSecond(), used + 1));
    }
}
