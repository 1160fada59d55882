package io.baiducloud.peerconn.simulator.settings;

import io.baiducloud.peerconn.simulator.model.Operation;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A set of operations, written as a comma-separated list. */
public record Operations(Set<Operation> values) {

    /** Copies the set. */
    public Operations {
        values = Set.copyOf(values);
    }

    /** No operation. */
    public static Operations none() {
        return new Operations(Set.of());
    }

    /** These operations. */
    public static Operations of(Operation... values) {
        return new Operations(new LinkedHashSet<>(Arrays.asList(values)));
    }

    /** Reads operation words separated by commas. */
    public static Operations parse(String text) {
        return new Operations(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> Operation.find(word)
                        .orElseThrow(() -> new IllegalArgumentException("no operation is called " + word)))
                .collect(Collectors.toSet()));
    }

    /** True when the operation is one of these. */
    public boolean contains(Operation operation) {
        return values.contains(operation);
    }

    @Override
    public String toString() {
        return values.stream().sorted().map(Operation::word).collect(Collectors.joining(","));
    }
}
