package io.baiducloud.peerconn.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a connection was when, as far back as a lagging read may look. */
final class Timeline {
    static final Duration KEPT = Duration.ofMinutes(15);
    private static final int MOST = 64;

    private record Version(Instant since, Optional<Connection> connection) {}

    private final List<Version> versions = new ArrayList<>(1);

    Timeline(Connection first, Instant since) {
        versions.add(new Version(since, Optional.of(first)));
    }

    /** What it is now; empty when it is gone. */
    Optional<Connection> current() {
        return versions.get(versions.size() - 1).connection();
    }

    /** What it was at that time; empty before its creation and after its end. */
    Optional<Connection> at(Instant time) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (!versions.get(i).since().isAfter(time)) {
                return versions.get(i).connection();
            }
        }
        return Optional.empty();
    }

    void put(Connection connection, Instant since) {
        versions.add(new Version(since, connection.isGone() ? Optional.empty() : Optional.of(connection)));
        forgetBefore(since.minus(KEPT));
    }

    /** True when it has been gone for so long that no read can see it. */
    boolean isOver(Instant now) {
        Version last = versions.get(versions.size() - 1);
        return last.connection().isEmpty() && !now.isBefore(last.since().plus(KEPT));
    }

    private void forgetBefore(Instant oldest) {
        while (versions.size() > 1 && (!versions.get(1).since().isAfter(oldest) || versions.size() > MOST)) {
            versions.remove(0);
        }
    }
}
