package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.operator.throttle.Health;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The other regions of an account. A fault of the account shows in all of them: each is asked before an absence is believed. */
final class OtherRegions {
    private final Supplier<Stream<RegionView>> views;

    /**
     * Makes it.
     *
     * @param views the views of the same credential in other regions
     */
    OtherRegions(Supplier<Stream<RegionView>> views) {
        this.views = views;
    }

    /** Returns what speaks for a connection being gone, once those regions that work have been listed, too. */
    Absence absence(RowMemory here, String peerConnId) {
        Absence alone = here.absence(peerConnId);
        boolean aboutToBeBelieved = alone.completeListsWithout() > 1 && !alone.massAbsence() && !alone.releasedByUs();
        return aboutToBeBelieved ? beside(here, peerConnId, alone) : alone;
    }

    private Absence beside(RowMemory here, String peerConnId, Absence alone) {
        Instant since = here.missingSince(peerConnId).orElse(Instant.MIN);
        List<RegionView> asked = views.get().filter(OtherRegions::canTell).toList();
        List<RegionView> behind =
                asked.stream().filter(view -> !hasListedSince(view, since)).toList();
        if (!behind.isEmpty()) {
            behind.forEach(RegionView::wantList);
            return alone.asIfMissedOnce();
        }
        Census all = asked.stream().map(RegionView::census).reduce(here.census(), Census::and);
        if (!all.isMassAbsence()) {
            return alone;
        }
        here.alarm(peerConnId);
        return here.absence(peerConnId);
    }

    private static boolean canTell(RegionView view) {
        return view.health() instanceof Health.Proven && !view.census().known().isEmpty();
    }

    private static boolean hasListedSince(RegionView view, Instant since) {
        return view.latest().filter(list -> !list.begunAt().isBefore(since)).isPresent();
    }
}
