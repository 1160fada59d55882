package io.baiducloud.peerconn.operator.ops;

import io.baiducloud.peerconn.operator.schedule.Ticking;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Has memory given back after work. The serial collector, which the image runs with, gives the heap back only when it
 * collects all of it, and does that only when it runs out: what ten thousand creations left behind would stay for days.
 * While nothing happens nothing is collected.
 */
public final class HeapTidying implements Ticking {
    static final Duration PERIOD = Duration.ofSeconds(30);
    /** As many collections of young objects are some hundred megabytes of garbage; a list of ten pages makes three. */
    static final long WORTH_IT = 20;

    private static final String SERIAL_YOUNG = "Copy";

    private final LongSupplier youngCollections;
    private final Runnable collect;
    private long tidiedAt;
    private @Nullable Instant next;

    HeapTidying(LongSupplier youngCollections, Runnable collect) {
        this.youngCollections = youngCollections;
        this.collect = collect;
    }

    /** Makes one for this process; empty where another collector looks after that by itself. */
    public static Optional<HeapTidying> ofThisProcess() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> collector.getName().equals(SERIAL_YOUNG))
                .findFirst()
                .map(HeapTidying::of);
    }

    private static HeapTidying of(GarbageCollectorMXBean young) {
        return new HeapTidying(young::getCollectionCount, System::gc);
    }

    @Override
    public void tick(Instant now) {
        if (next != null && now.isBefore(next)) {
            return;
        }
        next = now.plus(PERIOD);
        long collections = youngCollections.getAsLong();
        if (collections - tidiedAt >= WORTH_IT) {
            tidiedAt = collections;
            collect.run();
        }
    }
}
