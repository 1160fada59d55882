package io.baiducloud.peerconn.simulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters of a request target, decoded, in the order of the wire. */
public record Query(List<Parameter> parameters) {

    /** One parameter; a missing and an empty value are the same. */
    public record Parameter(String name, String value) {}

    /** Copies the list. */
    public Query {
        parameters = List.copyOf(parameters);
    }

    /** Reads what stands behind the question mark. */
    public static Query parse(String raw) {
        List<Parameter> parameters = new ArrayList<>();
        for (String part : raw.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                parameters.add(new Parameter(PercentCoding.decode(name), PercentCoding.decode(value)));
            }
        }
        return new Query(parameters);
    }

    /** True when a parameter of that name is there, with or without a value. */
    public boolean has(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    /** The first value under that name; an empty value counts as absent. */
    public Optional<String> find(String name) {
        return parameters.stream()
                .filter(parameter ->
                        parameter.name().equals(name) && !parameter.value().isEmpty())
                .map(Parameter::value)
                .findFirst();
    }
}
