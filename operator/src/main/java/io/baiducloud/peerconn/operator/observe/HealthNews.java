package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.schedule.Ticking;
import io.baiducloud.peerconn.operator.throttle.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/** Tells whoever is concerned that the cloud begins, or ceases, to take the credential of a view: each change once. */
final class HealthNews implements Ticking {
    /** How long it may take until all objects have been told. */
    private static final Duration TELL_ALL_WITHIN = Duration.ofSeconds(5);

    private static final Duration TELL_EACH_AFTER = Duration.ofMillis(10);

    private final Wire wire;
    private final Herald herald;
    private final CloudListener listener;
    private volatile Health told;

    HealthNews(Wire wire, Herald herald, CloudListener listener) {
        this.wire = wire;
        this.herald = herald;
        this.listener = listener;
        this.told = wire.breaker().health();
    }

    /**
     * Tells of a change, if there is one. Where nothing works any more, nobody stands in line for it either.
     *
     * @param objects those who have to hear of it and are not awake anyway
     */
    void tell(Supplier<Set<ObjectRef>> objects) {
        Health before = told;
        Health now = wire.breaker().health();
        if (before.equals(now)) {
            return;
        }
        told = now;
        if (!now.allowsCalls()) {
            wire.gate().dismissAll();
        }
        listener.healthChanged(wire.key(), before, now);
        herald.fallSilent();
        Set<ObjectRef> all = objects.get();
        Duration unhurried = TELL_EACH_AFTER.multipliedBy(all.size());
        Duration within = unhurried.compareTo(TELL_ALL_WITHIN) < 0 ? unhurried : TELL_ALL_WITHIN;
        herald.tell(all, within, wire.now());
    }

    /** An object is gone, or watches no longer. */
    void spare(ObjectRef ref) {
        herald.spare(ref);
    }

    @Override
    public void tick(Instant now) {
        herald.tick(now);
    }
}
