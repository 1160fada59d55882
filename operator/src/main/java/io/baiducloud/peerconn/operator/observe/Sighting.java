package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is remembered of the whereabouts of one connection. Not thread-safe: the view's lock guards it. */
final class Sighting {
    private static final Duration KEEP_NOTES = Duration.ofHours(1);

    private final Set<PeerConnRole> sides = EnumSet.noneOf(PeerConnRole.class);
    private @Nullable Instant lastSeen;
    private @Nullable Instant missingSince;
    private long lastStamp;
    private int listsWithout;
    private boolean changedByUs;
    private boolean releasedByUs;
    private Instant notedAt = Instant.MIN;
    private boolean massAbsent;
    private boolean excused;

    /** Begins at a place in the order of events; only lists begun later say anything. */
    Sighting(long stamp) {
        this.lastStamp = stamp;
    }

    void seen(Instant at, long stamp, Stream<PeerConn> rows) {
        rows.map(PeerConn::role).forEach(sides::add);
        lastSeen = at;
        lastStamp = Math.max(lastStamp, stamp);
        listsWithout = 0;
        massAbsent = false;
        excused = false;
    }

    /** Whether a side of it was ever seen. */
    boolean hasShown(PeerConnRole side) {
        return sides.contains(side);
    }

    void lackedBy(long begunStamp, Instant begunAt) {
        if (begunStamp > lastStamp) {
            missingSince = listsWithout == 0 ? begunAt : missingSince;
            listsWithout++;
        }
    }

    Optional<Instant> missingSince() {
        return isMissing() ? Optional.ofNullable(missingSince) : Optional.empty();
    }

    void changedByUs(Instant now) {
        changedByUs = true;
        notedAt = now;
    }

    void released(Instant now) {
        releasedByUs = true;
        notedAt = now;
    }

    /** Whether a note of our own doing must be kept although no object knows the connection at the moment. */
    boolean isNoted(Instant now) {
        Instant lastSign = releasedByUs && lastSeen != null && lastSeen.isAfter(notedAt) ? lastSeen : notedAt;
        return (releasedByUs || changedByUs) && now.isBefore(lastSign.plus(KEEP_NOTES));
    }

    /** Whether the newest lists lack it. */
    boolean isMissing() {
        return listsWithout > 0;
    }

    /** Whether it can be counted when somebody asks how many have vanished: seen or missed, and not of our doing. */
    boolean isCounted() {
        boolean neverShown = changedByUs && lastSeen == null;
        return !releasedByUs && !neverShown && (lastSeen != null || isMissing());
    }

    /** A person has looked, and this one may be believed to be gone. */
    void excuse() {
        massAbsent = false;
        excused = true;
    }

    /** Takes the verdict on all that are missing; once it could have been believed to be gone, an alarm stays. */
    void judge(boolean mass) {
        boolean alarmed = isMissing() && isCounted() && !excused && mass;
        boolean stays = massAbsent && listsWithout > 2;
        massAbsent = alarmed || stays;
    }

    Absence absence() {
        return new Absence(Optional.ofNullable(lastSeen), listsWithout, massAbsent, releasedByUs);
    }
}
