package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.settings.Settings;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All connections and an agenda of what will happen to them. Guarded by the cloud's lock. */
final class ConnectionStore {
    private record Wake(Instant at, String id) {}

    private final TreeMap<String, Timeline> byId = new TreeMap<>();
    private final TreeSet<Wake> agenda =
            new TreeSet<>(Comparator.comparing(Wake::at).thenComparing(Wake::id));
    private final Map<String, Wake> wakeOf = new HashMap<>();
    private final BoundedLog<Transition> transitions;

    ConnectionStore(BoundedLog<Transition> transitions) {
        this.transitions = transitions;
    }

    /** Lets everything happen that has come due. */
    void settle(Instant now, Settings settings) {
        while (!agenda.isEmpty() && !agenda.first().at().isAfter(now)) {
            Wake wake = agenda.removeFirst();
            wakeOf.remove(wake.id());
            advance(wake.id(), now, settings);
        }
    }

    private void advance(String id, Instant now, Settings settings) {
        Timeline timeline = byId.get(id);
        if (timeline == null) {
            return;
        }
        if (timeline.isOver(now)) {
            byId.remove(id);
            return;
        }
        Optional<Lifecycle.Step> step = timeline.current().flatMap(current -> Lifecycle.step(current, now, settings));
        // a step wakes the connection again, at once when the next one is due as well
        step.ifPresent(due -> put(due.after(), due.at()));
    }

    /** Notes what a connection has become. */
    void put(Connection connection, Instant since) {
        Timeline timeline = byId.get(connection.id());
        if (timeline == null) {
            byId.put(connection.id(), new Timeline(connection, since));
        } else {
            timeline.current()
                    .filter(before -> before.status() != connection.status())
                    .ifPresent(before -> transitions.add(
                            new Transition(since, connection.id(), before.status(), connection.status())));
            timeline.put(connection, since);
        }
        if (connection.isGone()) {
            wakeAt(connection.id(), Optional.of(since.plus(Timeline.KEPT)));
        } else {
            wakeAt(connection.id(), Lifecycle.nextChange(connection));
        }
    }

    private void wakeAt(String id, Optional<Instant> at) {
        Wake before = wakeOf.remove(id);
        if (before != null) {
            agenda.remove(before);
        }
        at.ifPresent(instant -> {
            Wake wake = new Wake(instant, id);
            agenda.add(wake);
            wakeOf.put(id, wake);
        });
    }

    /** What is there now. */
    Optional<Connection> find(String id) {
        return Optional.ofNullable(byId.get(id)).flatMap(Timeline::current);
    }

    /** What was there at that time. */
    Optional<Connection> findAt(String id, Instant time) {
        return Optional.ofNullable(byId.get(id)).flatMap(timeline -> timeline.at(time));
    }

    /** Everything that is there now, in the order of ids. */
    Stream<Connection> all() {
        return byId.values().stream().map(Timeline::current).flatMap(Optional::stream);
    }

    /** Everything that was there at that time, in the order of ids. */
    Stream<Connection> allAt(Instant time) {
        return byId.values().stream().map(timeline -> timeline.at(time)).flatMap(Optional::stream);
    }

    /** Forgets everything. */
    void clear() {
        byId.clear();
        agenda.clear();
        wakeOf.clear();
    }
}
