package io.baiducloud.peerconn.simulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Header fields in the order and spelling of the wire. */
public record Headers(List<Field> fields) {

    /** One header field. */
    public record Field(String name, String value) {}

    /** Copies the list. */
    public Headers {
        fields = List.copyOf(fields);
    }

    /** No header. */
    public static Headers none() {
        return new Headers(List.of());
    }

    /** These headers and one more. */
    public Headers with(String name, String value) {
        List<Field> copy = new ArrayList<>(fields);
        copy.add(new Field(name, value));
        return new Headers(copy);
    }

    /** The headers without those of that name. */
    public Headers without(String name) {
        return new Headers(fields.stream()
                .filter(field -> !field.name().equalsIgnoreCase(name))
                .toList());
    }

    /** The first value under that name, whatever its case. */
    public Optional<String> find(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }
}
