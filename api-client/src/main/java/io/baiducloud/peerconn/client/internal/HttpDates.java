package io.baiducloud.peerconn.client.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the dates of HTTP headers. */
final class HttpDates {
    private static final int MOST_DIGITS = 9;

    private HttpDates() {}

    /** Reads a date as in the header Date; null for one that cannot be read. */
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Reads Retry-After, in seconds or as a date; null for one that cannot be read. */
    static @Nullable Duration parseRetryAfter(@Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        String word = text.strip();
        if (!word.isEmpty() && word.length() <= MOST_DIGITS && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(Long.parseLong(word));
        }
        Instant date = parse(word);
        if (date == null) {
            return null;
        }
        return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
    }
}
