package io.baiducloud.peerconn.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time as the provider writes it: {@code 2018-08-07 19:46:55}, of which no document says in which zone, or
 * {@code 2017-09-20T03:11:10Z}, or with an offset.
 *
 * @param dateTime what is written
 * @param offset the offset that is written, null for none
 */
public record ProviderTime(LocalDateTime dateTime, @Nullable ZoneOffset offset) {
    private static final DateTimeFormatter SHAPE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[' ']['T']['t']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    /** Reads a time; empty for null, for an empty text, and for one of another shape. */
    public static Optional<ProviderTime> find(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            TemporalAccessor parsed = SHAPE.parse(text.strip());
            return Optional.of(new ProviderTime(LocalDateTime.from(parsed), parsed.query(TemporalQueries.offset())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the text itself says which instant it means. */
    public boolean hasZone() {
        return offset != null;
    }

    /**
     * Returns the instant.
     *
     * @param whenWithoutZone the zone to assume where none is written
     */
    public Instant toInstant(ZoneId whenWithoutZone) {
        return offset == null ? dateTime.atZone(whenWithoutZone).toInstant() : dateTime.toInstant(offset);
    }
}
