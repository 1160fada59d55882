package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.records.RequestEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The complete lists among some requests of one account at one endpoint.
 *
 * @param pages how many calls each of them took
 */
record ListRounds(List<Integer> pages) {
    /** Counts from the first list that begins after the given instant to the last that has an end. */
    static ListRounds of(List<RequestEntry> requests, Instant after) {
        List<Integer> pages = new ArrayList<>();
        for (RequestEntry request : requests) {
            if (request.operation() != Operation.LIST || request.at().isBefore(after)) {
                continue;
            }
            if (!request.target().contains("marker=")) {
                pages.add(1);
            } else if (!pages.isEmpty()) {
                pages.set(pages.size() - 1, pages.getLast() + 1);
            }
        }
        // the last one may go on
        return new ListRounds(pages.isEmpty() ? pages : pages.subList(0, pages.size() - 1));
    }

    double callsPerRound() {
        return pages.stream().mapToInt(Integer::intValue).average().orElse(0);
    }
}
