package io.baiducloud.peerconn.operator.plan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time as the provider writes it. Without a zone it is read as UTC and as the cloud's zone, because no source says which:
 * the earlier reading serves whatever must not come too late, the later one whatever must not come too early.
 *
 * @param earliest the earlier reading
 * @param latest the later reading
 */
public record ProviderTime(Instant earliest, Instant latest) {
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final DateTimeFormatter WITHOUT_ZONE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd[' ']['T']HH:mm:ss[.SSS]", Locale.ROOT);

    /** Reads a time; empty for null, empty and unreadable ones, and for those that nobody can reckon with. */
    public static Optional<ProviderTime> parse(@Nullable String text, ZoneId cloudZone) {
        return text == null || text.isBlank()
                ? Optional.empty()
                : read(text, cloudZone)
                        .filter(time -> time.earliest().isAfter(Instant.EPOCH)
                                && time.latest().isBefore(LATEST));
    }

    private static Optional<ProviderTime> read(String text, ZoneId cloudZone) {
        try {
            Instant instant = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
            return Optional.of(new ProviderTime(instant, instant));
        } catch (DateTimeException ignored) {
            // not with a zone
        }
        try {
            LocalDateTime local = LocalDateTime.parse(text, WITHOUT_ZONE);
            Instant utc = local.toInstant(ZoneOffset.UTC);
            Instant cloud = local.atZone(cloudZone).toInstant();
            return Optional.of(cloud.isBefore(utc) ? new ProviderTime(cloud, utc) : new ProviderTime(utc, cloud));
        } catch (DateTimeException ignored) {
            return Optional.empty();
        }
    }
}
