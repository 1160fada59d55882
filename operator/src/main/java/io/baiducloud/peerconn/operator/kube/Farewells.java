package io.baiducloud.peerconn.operator.kube;

import io.baiducloud.peerconn.operator.schedule.Ticking;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The framework takes leave of names: while it says of one that its object is gone, whatever comes under that name is lost,
 * and later wake-ups are ignored, until the watch brings a change. So a while after each farewell, whoever has the name by
 * then is announced anew.
 */
public final class Farewells implements Ticking {
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private record Farewell(Instant over, Consumer<ResourceID> announce) {}

    private final InstantSource clock;
    private final Map<ResourceID, Farewell> said = new ConcurrentHashMap<>();

    /** Makes it; it must be ticked. */
    public Farewells(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Notes that the framework says farewell now.
     *
     * @param announce tells the framework of the object of that name, if there is one
     */
    public void say(ResourceID id, Consumer<ResourceID> announce) {
        said.put(id, new Farewell(clock.instant().plus(A_WHILE), announce));
    }

    @Override
    public void tick(Instant now) {
        said.forEach((id, farewell) -> {
            if (!farewell.over().isAfter(now) && said.remove(id, farewell)) {
                farewell.announce().accept(id);
            }
        });
    }
}
