package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.testkit.AuditedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the operator wrote to the API server about the objects of a namespace, leases aside.
 *
 * @param objects writes to an object or its status, by the object's name
 * @param events events, by the name of the object they are about
 */
record KubeWrites(Map<String, Integer> objects, Map<String, Integer> events) {
    static KubeWrites of(List<AuditedRequest> writes, String namespace) {
        Map<String, Integer> objects = new HashMap<>();
        Map<String, Integer> events = new HashMap<>();
        for (AuditedRequest write : writes) {
            if (!write.userAgent().startsWith("peerconn-operator")
                    || !write.namespace().equals(namespace)) {
                continue;
            }
            switch (write.resource()) {
                case "peerconnections" -> objects.merge(write.name(), 1, Integer::sum);
                // an event has the name of its object and a number
                case "events" -> events.merge(objectOf(write.name()), 1, Integer::sum);
                case "leases" -> {
                    // the price of having a stand-in
                }
                default -> throw new IllegalStateException("nobody expected the operator to " + write);
            }
        }
        return new KubeWrites(objects, events);
    }

    private static String objectOf(String event) {
        int dot = event.lastIndexOf('.');
        return dot < 0 ? event : event.substring(0, dot);
    }

    int total() {
        return sum(objects) + sum(events);
    }

    int mostForOneObject() {
        return most(objects);
    }

    int mostEventsForOneObject() {
        return most(events);
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int most(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
