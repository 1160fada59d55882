package io.baiducloud.peerconn.operator.observe;

import java.util.HashSet;
import java.util.Set;

/**
 * Which connections are known, and which of them are missing, for no reason of ours.
 *
 * @param known ids that objects know and that count
 * @param missing those of them that the newest lists lack
 */
record Census(Set<String> known, Set<String> missing) {
    /** So many vanished connections are nobody's accident, if they are also more than the share below. */
    private static final int FEW = 3;

    private static final double SMALL_SHARE = 0.2;

    Census {
        known = Set.copyOf(known);
        missing = Set.copyOf(missing);
    }

    /** Both together; what one of them shows is not missing, since a connection may be known in the regions of both its sides. */
    Census and(Census other) {
        var allKnown = new HashSet<>(known);
        allKnown.addAll(other.known);
        var allMissing = new HashSet<>(missing);
        allMissing.addAll(other.missing);
        allMissing.removeIf(id -> shows(id) || other.shows(id));
        return new Census(allKnown, allMissing);
    }

    private boolean shows(String id) {
        return known.contains(id) && !missing.contains(id);
    }

    /** Whether too many are missing at once to be believed to be gone. */
    boolean isMassAbsence() {
        boolean all = known.size() >= 2 && missing.size() == known.size();
        boolean many = missing.size() > FEW && missing.size() > SMALL_SHARE * known.size();
        return all || many;
    }
}
