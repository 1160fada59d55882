package io.baiducloud.peerconn.operator.identity;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.crd.WellKnownNames;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The cluster this operator works for, as owners' tags know it.
 *
 * @param id the id that new tags are made with
 * @param previousIds ids that older tags of ours were made with, as after a move to another cluster
 */
public record Cluster(String id, List<String> previousIds) {
    /** Copies the list. */
    public Cluster {
        previousIds = List.copyOf(previousIds);
    }

    /** The tag that a new connection of the object gets. */
    public OwnerTag tagOf(String namespace, String name) {
        return OwnerTag.of(id, namespace, name);
    }

    /**
     * Tells whose a row is.
     *
     * @param row the row, with tags from list or detail
     * @param self the object that asks
     * @param detailRead whether a detail was read: absent tags are final then
     * @param living finds the living object that bears a tag
     */
    public Ownership ownershipOf(
            PeerConn row, ObjectRef self, boolean detailRead, Function<OwnerTag, Optional<ObjectRef>> living) {
        if (row.tags() == null) {
            return detailRead ? new Ownership.Unreadable() : new Ownership.NotReadYet();
        }
        Optional<OwnerTag> found = row.findTag(WellKnownNames.OWNER_TAG).map(OwnerTag::new);
        if (found.isEmpty()) {
            return new Ownership.Unmarked();
        }
        OwnerTag tag = found.get();
        if (allIds().stream()
                .anyMatch(cluster ->
                        OwnerTag.of(cluster, self.namespace(), self.name()).equals(tag))) {
            return new Ownership.Ours();
        }
        if (allIds().stream().noneMatch(tag::isOfCluster)) {
            return new Ownership.OtherCluster();
        }
        return living.apply(tag).<Ownership>map(Ownership.LivingObject::new).orElseGet(Ownership.GoneObject::new);
    }

    /** All tags an object may bear. */
    public List<OwnerTag> tagsOf(String namespace, String name) {
        return allIds().stream()
                .map(cluster -> OwnerTag.of(cluster, namespace, name))
                .toList();
    }

    private List<String> allIds() {
        return Stream.concat(Stream.of(id), previousIds.stream()).toList();
    }
}
