package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.operator.identity.Cluster;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.identity.OwnerTag;
import io.baiducloud.peerconn.operator.identity.Ownership;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.baiducloud.peerconn.operator.plan.Evidence;
import io.baiducloud.peerconn.operator.plan.Memory;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.throttle.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Looks at the connection of an object, through the shared list and, where that cannot tell, a detail call. Changes nothing. */
public final class SideObserver {
    /** Before a release, what a detail says must not be older than this. */
    private static final Duration FRESH_ENOUGH_TO_RELEASE = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final Function<OwnerTag, Optional<ObjectRef>> living;
    private final InstantSource clock;
    private final Duration staleAfter;
    private final UnaryOperator<String> endpointOf;

    /**
     * Makes an observer.
     *
     * @param cluster whose tags are ours
     * @param living finds the living object that bears a tag
     * @param clock the time
     * @param endpointOf names the endpoint of a region, for messages
     * @param staleAfter how old the last list may be, while the cloud cannot be reached, before nothing is said any more
     */
    public SideObserver(
            Cluster cluster,
            Function<OwnerTag, Optional<ObjectRef>> living,
            InstantSource clock,
            UnaryOperator<String> endpointOf,
            Duration staleAfter) {
        this.cluster = cluster;
        this.living = living;
        this.clock = clock;
        this.endpointOf = endpointOf;
        this.staleAfter = staleAfter;
    }

    /**
     * Looks.
     *
     * @param view the account and region of this side
     * @param firstSeen when this process first saw the object; absence needs a list begun after that
     * @param sameAccount whether the access key in use is known to be of the account that last saw the connection, or was asked
     *     for it
     */
    public Observed observe(Desired desired, Memory memory, RegionView view, Instant firstSeen, boolean sameAccount) {
        Optional<Snapshot> latest = view.latest();
        if (view.health() instanceof Health.Unreachable(String message, Instant ignored)
                && latest.filter(this::isRecent).isEmpty()) {
            String region = desired.spec().region();
            return new Observed.Unknown(
                    Reason.UNOBSERVED,
                    "region " + region + " cannot be listed at " + endpointOf.apply(region) + ": " + message
                            + "; check the region code, the network, and the chart values proxy and endpoints (options --proxy and --endpoint)",
                    false);
        }
        if (latest.isEmpty()) {
            return firstLook();
        }
        Snapshot snapshot = latest.get();
        ConnectionFinder finder = new ConnectionFinder(
                desired,
                memory,
                cluster.tagsOf(desired.ref().namespace(), desired.ref().name()));
        return switch (finder.find(snapshot)) {
            case ConnectionFinder.Finding.Found(String id, Optional<PeerConn> own) ->
                present(desired, view, snapshot, id, own);
            case ConnectionFinder.Finding.Other(Observed other) -> other;
            case ConnectionFinder.Finding.Nothing() -> absent(desired, memory, view, snapshot, firstSeen, sameAccount);
        };
    }

    /** When nothing will be said any more of what is in that account and region, should it stay unreachable. */
    public Optional<Instant> fallsSilentAt(RegionView view) {
        return view.health() instanceof Health.Unreachable
                ? view.latest().filter(this::isRecent).map(this::staleAt)
                : Optional.empty();
    }

    /**
     * When what lists do not show of our side is to be read again. No list wakes an object for that.
     *
     * @param peerConnId what was found
     */
    public Optional<Instant> readsAgainAt(Desired desired, RegionView view, String peerConnId) {
        PeerConnRole role = desired.role();
        Optional<PeerConn> listed = view.latest().flatMap(list -> list.find(peerConnId, role));
        return isAllListed(desired, listed) ? Optional.empty() : view.detailDueAt(peerConnId, role);
    }

    private static boolean isAllListed(Desired desired, Optional<PeerConn> listed) {
        return desired.isAcceptor()
                || listed.filter(row -> !lacksManagedField(desired, row)).isPresent();
    }

    private boolean isRecent(Snapshot snapshot) {
        return staleAt(snapshot).isAfter(clock.instant());
    }

    private Instant staleAt(Snapshot snapshot) {
        return snapshot.begunAt().plus(staleAfter);
    }

    private static Observed firstLook() {
        return new Observed.Unknown(
                Reason.PENDING, "waiting for the first complete list of the account's connections", true);
    }

    private Observed present(
            Desired desired, RegionView view, Snapshot snapshot, String id, Optional<PeerConn> listed) {
        PeerConnRole role = desired.role();
        Optional<PeerConn> merged = view.merged(id, role).or(() -> listed);
        if (desired.isAcceptor()) {
            return merged.<Observed>map(row -> seen(view, snapshot, row, new Ownership.Unreadable()))
                    .orElseGet(() -> waiting(id));
        }
        boolean overtaken = listed.isEmpty()
                && view.cachedDetail(id, role)
                        .filter(detail -> detail.isOvertakenBy(snapshot))
                        .isPresent();
        boolean lacking = merged.isEmpty()
                || overtaken
                || lacksManagedField(desired, merged.get())
                || mayBeReleased(desired, merged.get());
        if (lacking) {
            Optional<Observed> hindered = read(desired, view, id, role, overtaken);
            if (hindered.isPresent()) {
                return hindered.get();
            }
            merged = view.merged(id, role)
                    .or(() -> listed)
                    .or(() -> view.cachedDetail(id, role).map(DetailRow::row));
        } else if (!isAllListed(desired, listed) && isOld(view, id, role)) {
            view.refresh(desired.ref(), id, role);
            merged = view.merged(id, role).or(() -> listed);
        }
        if (merged.isEmpty()) {
            return waiting(id);
        }
        PeerConn row = merged.get();
        Ownership ownership = cluster.ownershipOf(
                row, desired.ref(), view.cachedDetail(id, role).isPresent(), living);
        return seen(view, snapshot, row, ownership);
    }

    private static Observed seen(RegionView view, Snapshot snapshot, PeerConn row, Ownership ownership) {
        return new Observed.Present(
                row,
                ownership,
                !view.isDirty(row.peerConnId(), row.role()),
                snapshot.find(row.peerConnId(), row.role().other()));
    }

    private static boolean lacksManagedField(Desired desired, PeerConn row) {
        boolean needsProtection = desired.spec().deleteProtect() != null || desired.deleting();
        return row.tags() == null || (needsProtection && row.deleteProtect() == null) || row.localIfId() == null;
    }

    private boolean isOld(RegionView view, String id, PeerConnRole role) {
        return view.detailDueAt(id, role)
                .filter(due -> !clock.instant().isBefore(due))
                .isPresent();
    }

    /** Before a release nothing may be older than a minute: somebody may just have protected the connection. */
    private static boolean mayBeReleased(Desired desired, PeerConn row) {
        return desired.deleting() && row.status() != PeerConnStatus.DELETING && row.status() != PeerConnStatus.DELETED;
    }

    /** Reads what the list lacks; answers why it could not be read, if a decision has to wait for it. */
    private Optional<Observed> read(Desired desired, RegionView view, String id, PeerConnRole role, boolean overtaken) {
        Optional<DetailRow> cached = view.cachedDetail(id, role);
        boolean tooOldToRelease = desired.deleting()
                && cached.filter(detail ->
                                detail.readAt().plus(FRESH_ENOUGH_TO_RELEASE).isAfter(clock.instant()))
                        .isEmpty();
        if (cached.isPresent() && !tooOldToRelease && !overtaken && !view.isDirty(id, role)) {
            if (view.detailDue(id, role)) {
                view.refresh(desired.ref(), id, role);
            }
            return Optional.empty();
        }
        boolean known = cached.isPresent() && !tooOldToRelease;
        return switch (view.detail(desired.ref(), id, role)) {
            case DetailAnswer.Row row -> Optional.empty();
            case DetailAnswer.WrongSide(PeerConn other) ->
                protectedByOtherSide(desired, view, other, role)
                        .or(() -> cached.isPresent() && tooOldToRelease && saysNothing(view, other, role)
                                ? Optional.of(waiting(id))
                                : Optional.empty());
            case DetailAnswer.Empty empty -> known ? Optional.empty() : Optional.of(waiting(id));
            case DetailAnswer.Waiting waiting -> known ? Optional.empty() : Optional.of(waiting(id));
            case DetailAnswer.Held held -> known ? Optional.empty() : Optional.of(waiting(id));
            case DetailAnswer.Failed failed -> known ? Optional.empty() : Optional.of(unreadable(id));
        };
    }

    private static Observed unreadable(String id) {
        return new Observed.Unknown(
                Reason.PENDING,
                "connection " + id + " is there, and its details could not be read: asking for them again",
                false);
    }

    /** Protection is the connection's: what the other side shows of it holds a release until our own side shows it, too. */
    private static Optional<Observed> protectedByOtherSide(
            Desired desired, RegionView view, PeerConn other, PeerConnRole role) {
        String id = other.peerConnId();
        boolean shownAlready = view.merged(id, role)
                .filter(row -> Boolean.TRUE.equals(row.deleteProtect()))
                .isPresent();
        return desired.deleting() && Boolean.TRUE.equals(other.deleteProtect()) && !shownAlready
                ? Optional.of(new Observed.Unknown(
                        Reason.PENDING,
                        "connection " + id + " is shown as protected by its other side only: waiting until both agree",
                        false))
                : Optional.empty();
    }

    /** Neither the list nor the side that came says whether the connection is protected: what was read long ago does not count. */
    private static boolean saysNothing(RegionView view, PeerConn other, PeerConnRole role) {
        return other.deleteProtect() == null
                && view.latest()
                        .flatMap(list -> list.find(other.peerConnId(), role))
                        .filter(row -> row.deleteProtect() != null)
                        .isEmpty();
    }

    private static Observed waiting(String id) {
        return new Observed.Unknown(
                Reason.PENDING, "connection " + id + " is there: its details are still to be read", false);
    }

    private Observed absent(
            Desired desired,
            Memory memory,
            RegionView view,
            Snapshot snapshot,
            Instant firstSeen,
            boolean sameAccount) {
        if (snapshot.begunAt().isBefore(firstSeen)) {
            return firstLook();
        }
        Optional<String> id = Optional.ofNullable(desired.spec().peerConnId()).or(memory::knownId);
        if (desired.isAcceptor() || id.isEmpty()) {
            return new Observed.Absent(
                    id, new Evidence(false, 1, snapshot.begunAt(), false, sameAccount, false, false));
        }
        Absence absence = view.absence(id.get());
        boolean detailConfirms = false;
        boolean enough = absence.completeListsWithout() >= 2;
        if (enough) {
            switch (view.detail(desired.ref(), id.get(), desired.role())) {
                case DetailAnswer.Row(PeerConn row, Instant ignored) -> {
                    return new Observed.Unknown(
                            Reason.PENDING,
                            "connection " + id.get() + " (" + row.statusAsString()
                                    + ") can be read and is missing from the list: waiting until both agree",
                            false);
                }
                case DetailAnswer.Empty(boolean confirmed) -> detailConfirms = confirmed;
                case DetailAnswer.Waiting waiting -> {
                    return waiting(id.get());
                }
                case DetailAnswer.WrongSide wrong -> detailConfirms = false;
                case DetailAnswer.Held held -> detailConfirms = false;
                case DetailAnswer.Failed failed -> detailConfirms = false;
            }
        }
        return new Observed.Absent(
                id,
                new Evidence(
                        memory.wasSeen(),
                        absence.completeListsWithout(),
                        snapshot.begunAt(),
                        detailConfirms,
                        sameAccount || absence.releasedByUs(),
                        absence.massAbsence(),
                        absence.releasedByUs()));
    }
}
