package io.baiducloud.peerconn.operator.reconcile;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The annotation that sets how often an object is compared: 10s to 24h. */
final class PollInterval {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,5})(s|m|h)");
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(1);

    private PollInterval() {}

    /** Reads it; empty when absent or not understood. */
    static Optional<Duration> parse(@Nullable String text) {
        Matcher matcher = SHAPE.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration =
                switch (matcher.group(2)) {
                    case "h" -> Duration.ofHours(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofSeconds(number);
                };
        return duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0
                ? Optional.empty()
                : Optional.of(duration);
    }
}
