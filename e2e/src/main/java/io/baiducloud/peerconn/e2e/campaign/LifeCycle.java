package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.simulator.model.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something an operator goes through, from a beginning that is given to a goal.
 *
 * @param name its name in reports
 * @param options of the operator
 * @param settle brings the world to where the life cycle begins, with an operator in it that nothing breaks
 * @param act what a person, or the time, does then
 * @param goal when it is over
 * @param within in how much of the world's time it has to be over, a crash included
 * @param step how far the clock moves at once
 * @param applied how often the cloud applies each mutation from the beginning to the end
 * @param held what it applies where a crash leaves nobody who knows whether money was spent or a request rejected: less, and a
 *     person is asked; null where a crash changes nothing
 * @param fate what has to become of connections whose objects go
 */
record LifeCycle(
        String name,
        List<String> options,
        Consumer<World> settle,
        Consumer<World> act,
        Predicate<World> goal,
        Duration within,
        Duration step,
        Map<Operation, Integer> applied,
        @Nullable Map<Operation, Integer> held,
        Fate fate) {

    /** What becomes of a connection when its object goes. */
    enum Fate {
        /** It was released, and the object went only after it was gone. */
        RELEASED,
        /** It is there, untouched. */
        KEPT
    }

    @Override
    public String toString() {
        return name;
    }
}
