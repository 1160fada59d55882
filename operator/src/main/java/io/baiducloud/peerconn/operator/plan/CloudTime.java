package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.ProviderTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When something is that the provider wrote a time for. Without a zone that is read as UTC and as the cloud's zone, because no
 * source says which: the earlier reading serves whatever must not come too late, the later one whatever must not come too
 * early.
 *
 * @param earliest the earlier reading
 * @param latest the later reading
 */
public record CloudTime(Instant earliest, Instant latest) {
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * Reads a time as {@link ProviderTime} does; empty for null, empty and unreadable ones, and for those that nobody can
     * reckon with.
     */
    public static Optional<CloudTime> find(@Nullable String text, ZoneId cloudZone) {
        return ProviderTime.find(text)
                .map(time -> bothReadings(time, cloudZone))
                .filter(time ->
                        time.earliest().isAfter(Instant.EPOCH) && time.latest().isBefore(LATEST));
    }

    private static CloudTime bothReadings(ProviderTime time, ZoneId cloudZone) {
        Instant utc = time.toInstant(ZoneOffset.UTC);
        Instant cloud = time.toInstant(cloudZone);
        return cloud.isBefore(utc) ? new CloudTime(cloud, utc) : new CloudTime(utc, cloud);
    }
}
