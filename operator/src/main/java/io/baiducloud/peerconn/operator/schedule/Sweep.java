package io.baiducloud.peerconn.operator.schedule;

import io.baiducloud.peerconn.operator.identity.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every pass leaves an alarm behind. This finds objects that have none, by whatever mistake or lost event, and has them
 * passed over: one by one, so that thousands of them are no burst.
 */
public final class Sweep implements Ticking {
    static final Duration PERIOD = Duration.ofMinutes(10);
    static final Duration WITHIN = Duration.ofMinutes(5);

    private final Supplier<Stream<ObjectRef>> all;
    private final Alarms alarms;
    private final BooleanSupplier leading;
    private @Nullable Instant next;

    /**
     * Makes one; the first sweep comes a period after the first tick.
     *
     * @param all every object that is watched
     * @param leading whether this process makes passes at all
     */
    public Sweep(Supplier<Stream<ObjectRef>> all, Alarms alarms, BooleanSupplier leading) {
        this.all = all;
        this.alarms = alarms;
        this.leading = leading;
    }

    @Override
    public void tick(Instant now) {
        if (next != null && now.isBefore(next)) {
            return;
        }
        if (next != null && leading.getAsBoolean()) {
            sweep(now);
        }
        next = now.plus(PERIOD);
    }

    private void sweep(Instant now) {
        List<ObjectRef> forgotten =
                all.get().filter(ref -> alarms.find(ref).isEmpty()).toList();
        for (int i = 0; i < forgotten.size(); i++) {
            alarms.wakeAt(forgotten.get(i), now.plus(WITHIN.multipliedBy(i).dividedBy(forgotten.size())));
        }
    }
}
