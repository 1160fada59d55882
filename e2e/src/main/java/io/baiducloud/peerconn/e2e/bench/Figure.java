package io.baiducloud.peerconn.e2e.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Something that was measured.
 *
 * @param scenario where
 * @param name what
 * @param measured how much; the median, where it was measured several times
 * @param limit what it must not exceed; null where it only informs
 * @param naive what the same costs with a call for each object and interval; null where that says nothing
 * @param samples how often it was measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figure(
        String scenario,
        String name,
        double measured,
        @Nullable Double limit,
        @Nullable Double naive,
        int samples) {

    static Figure of(String scenario, String name, double measured) {
        return new Figure(scenario, name, measured, null, null, 1);
    }

    Figure atMost(double most) {
        return new Figure(scenario, name, measured, most, naive, samples);
    }

    Figure naively(double calls) {
        return new Figure(scenario, name, measured, limit, calls, samples);
    }

    Figure outOf(int times) {
        return new Figure(scenario, name, measured, limit, naive, times);
    }

    @JsonProperty("met")
    boolean isMet() {
        return limit == null || measured <= limit;
    }

    /** How many times as much the naive strategy costs; null where that says nothing. */
    @JsonProperty("gain")
    @Nullable
    Double gain() {
        return naive == null || measured == 0 ? null : naive / measured;
    }
}
