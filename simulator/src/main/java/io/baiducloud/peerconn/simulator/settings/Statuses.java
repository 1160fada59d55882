package io.baiducloud.peerconn.simulator.settings;

import io.baiducloud.peerconn.simulator.model.Status;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A set of states, written as a comma-separated list. */
public record Statuses(Set<Status> values) {

    /** Copies the set. */
    public Statuses {
        values = Set.copyOf(values);
    }

    /** These states. */
    public static Statuses of(Status... values) {
        return new Statuses(new LinkedHashSet<>(Arrays.asList(values)));
    }

    /** Reads wire words separated by commas. */
    public static Statuses parse(String text) {
        return new Statuses(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word ->
                        Status.find(word).orElseThrow(() -> new IllegalArgumentException("no state is called " + word)))
                .collect(Collectors.toSet()));
    }

    /** True when the state is one of these. */
    public boolean contains(Status status) {
        return values.contains(status);
    }

    @Override
    public String toString() {
        return values.stream().sorted().map(Status::word).collect(Collectors.joining(","));
    }
}
