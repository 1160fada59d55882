package io.baiducloud.peerconn.e2e.bench;

import java.util.List;

/** The middle of several measurements, and what only few of them exceed. */
final class Median {
    private Median() {}

    static double of(List<Double> values) {
        return share(values, 0.5);
    }

    /** What 95 of 100 do not exceed. */
    static double p95(List<Double> values) {
        return share(values, 0.95);
    }

    private static double share(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.clamp(index, 0, sorted.size() - 1));
    }
}
