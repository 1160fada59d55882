package io.baiducloud.peerconn.operator.throttle;

/**
 * The share of its rate that a gate uses: halved each time the provider throttles it, and slowly given back by calls that
 * work. A quota lower than our rate is found out this way, and a list of many pages gets through. Not thread-safe: the
 * gate's lock guards it.
 */
final class Pace {
    private static final double LEAST = 1.0 / 32;
    private static final double STEP = 0.02;

    private double share = 1;

    void halve() {
        share = Math.max(LEAST, share / 2);
    }

    void recover() {
        share = Math.min(1, share + STEP);
    }

    boolean isFull() {
        return share >= 1;
    }

    double share() {
        return share;
    }
}
