package io.baiducloud.peerconn.operator.ops;

import io.baiducloud.peerconn.operator.observe.ViewReading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Notices a poller that no longer moves: a list that hangs in spite of every timeout, or one that nobody begins. A cloud that
 * is away is no such case, for its calls end and are made again: restarting would change nothing.
 */
public final class PollWatch {
    /** Long enough for the slowest page and every pause of the process, short enough to be noticed before people do. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Supplier<List<ViewReading>> readings;

    /** Makes one. */
    public PollWatch(Supplier<List<ViewReading>> readings) {
        this.readings = readings;
    }

    /** What is wrong, if anything. */
    public Optional<String> problem() {
        return readings.get().stream()
                .filter(reading -> reading.pollerSilence().compareTo(LONGEST) > 0)
                .findFirst()
                .map(reading -> "the list of region " + reading.key().region() + " has not moved for "
                        + reading.pollerSilence().toMinutes() + " minutes");
    }
}
