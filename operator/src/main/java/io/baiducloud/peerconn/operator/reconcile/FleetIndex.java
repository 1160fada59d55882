package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.operator.identity.Cluster;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.identity.OwnerTag;
import io.baiducloud.peerconn.operator.plan.Claim;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds objects by what they claim: the tag they put on connections, and the two VPCs they connect. */
public final class FleetIndex {
    private static final String BY_TAG = "owner-tag";
    private static final String BY_PAIR = "vpc-pair";

    private final Cluster cluster;
    private volatile @Nullable IndexerResourceCache<PeerConnection> cache;

    /** Makes an index of a cluster's objects. */
    public FleetIndex(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Adds the indexes, while the framework allows it. */
    public void prepare(IndexerResourceCache<PeerConnection> primaries) {
        primaries.addIndexer(
                BY_TAG,
                object -> cluster
                        .tagsOf(
                                object.getMetadata().getNamespace(),
                                object.getMetadata().getName())
                        .stream()
                        .map(OwnerTag::value)
                        .toList());
        primaries.addIndexer(BY_PAIR, object -> List.of(pairOf(object.getSpec())));
        cache = primaries;
    }

    /** Every object that is watched. */
    Stream<PeerConnection> all() {
        IndexerResourceCache<PeerConnection> known = cache;
        return known == null ? Stream.empty() : known.list();
    }

    /** The names of all of them. */
    public Stream<ObjectRef> refs() {
        return all().map(ObjectRef::of);
    }

    /** The living object that bears a tag. */
    public Optional<ObjectRef> findByTag(OwnerTag tag) {
        return byIndex(BY_TAG, tag.value()).map(ObjectRef::of).findFirst();
    }

    /** The other objects that connect the same two VPCs, in whichever direction. */
    Stream<PeerConnection> othersOfPair(PeerConnection self) {
        return byIndex(BY_PAIR, pairOf(self.getSpec()))
                .filter(object -> !Objects.equals(
                        object.getMetadata().getUid(), self.getMetadata().getUid()));
    }

    /** An object that takes over the connection of one that is being deleted. */
    Optional<PeerConnection> findHeir(PeerConnection leaving, Succession succession) {
        return othersOfPair(leaving)
                .filter(object -> succession.between(leaving, object) == Claim.HandOver.ASSURED)
                .findFirst();
    }

    private Stream<PeerConnection> byIndex(String index, String key) {
        IndexerResourceCache<PeerConnection> known = cache;
        return known == null ? Stream.empty() : known.byIndex(index, key).stream();
    }

    private static String pairOf(PeerConnectionSpec spec) {
        return spec.localVpcId().compareTo(spec.peerVpcId()) < 0
                ? spec.localVpcId() + ' ' + spec.peerVpcId()
                : spec.peerVpcId() + ' ' + spec.localVpcId();
    }
}
