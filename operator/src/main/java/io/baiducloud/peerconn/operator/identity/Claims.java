package io.baiducloud.peerconn.operator.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who manages a side that several objects claim: the one whose tag is on the connection, then the one that manages it
 * already, then the one that has asked for it, whose connection may not show yet, then the older one. The order is total, so that every object comes to the same answer.
 */
public final class Claims {
    private Claims() {}

    /**
     * An object that claims a side.
     *
     * @param ref the object
     * @param createdAt its age
     * @param managedId the connection it manages already, if any
     * @param hasAsked whether it has asked for one, and perhaps got it
     * @param tags the tags it may have put on a connection
     */
    public record Claimant(
            ObjectRef ref, Instant createdAt, Optional<String> managedId, boolean hasAsked, List<OwnerTag> tags) {}

    /**
     * Finds the winner.
     *
     * @param claimants all that claim, the one that asks included
     * @param tagsOnRows the owners' tags on the connections between the two VPCs
     * @param listedIds the ids of these connections
     */
    public static Optional<Claimant> winner(
            Collection<Claimant> claimants, Collection<String> tagsOnRows, Collection<String> listedIds) {
        Comparator<Claimant> order = Comparator.<Claimant, Boolean>comparing(
                        claimant -> claimant.tags().stream().noneMatch(tag -> tagsOnRows.contains(tag.value())))
                .thenComparing(claimant ->
                        claimant.managedId().filter(listedIds::contains).isEmpty())
                .thenComparing(claimant -> claimant.managedId().isEmpty())
                .thenComparing(claimant -> !claimant.hasAsked())
                .thenComparing(Claimant::createdAt)
                .thenComparing(claimant -> claimant.ref().uid());
        return claimants.stream().min(order);
    }
}
