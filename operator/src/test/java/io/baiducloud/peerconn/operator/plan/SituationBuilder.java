package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.identity.Cluster;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.identity.OwnerTag;
import io.baiducloud.peerconn.operator.identity.Ownership;
import io.baiducloud.peerconn.operator.observe.ListedRows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Builds situations: usable keys, a free side, an operator that may do everything, until told otherwise. */
public final class SituationBuilder {
    /** The cluster that the operator works for. */
    public static final Cluster CLUSTER = new Cluster("cluster-1", List.of("cluster-0"));

    /** The time, until told otherwise. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final PeerConnection object;
    private Access access = new Access.Usable("key-hash", true);
    private Observed observed = new Observed.Unknown(Reason.PENDING, "nothing was looked at", true);
    private OtherSide otherSide = new OtherSide.NotDeclared();
    private Claim claim = new Claim.Won();
    private Policies policies =
            new Policies(false, true, true, ZoneId.of("Asia/Shanghai"), Duration.ofMinutes(5), Duration.ofSeconds(30));
    private Surroundings surroundings = Surroundings.none();
    private Recent recent = Recent.none();
    private boolean freshLookHad = true;
    private Instant now = NOON;

    private SituationBuilder(PeerConnection object) {
        this.object = object;
    }

    /** The situation of an object. */
    public static SituationBuilder of(PeerConnection object) {
        return new SituationBuilder(object);
    }

    /** What every list and detail says of an object that was looked at and not found. */
    public static Evidence goneForSure(Instant now) {
        return new Evidence(true, 2, ListedRows.begunBefore(now), true, true, false, false);
    }

    /** Sets whether the keys can be used. */
    public SituationBuilder access(Access value) {
        access = value;
        return this;
    }

    /** Sets what was seen. */
    public SituationBuilder observed(Observed value) {
        observed = value;
        return this;
    }

    /** The connection is there, read after the last mutation. */
    public SituationBuilder present(PeerConn row, Ownership ownership) {
        return observed(new Observed.Present(row, ownership, true, Optional.empty()));
    }

    /** The connection is there and ours. */
    public SituationBuilder present(PeerConn row) {
        return present(row, new Ownership.Ours());
    }

    /** The connection is not there. */
    public SituationBuilder absent(Evidence evidence) {
        return observed(new Observed.Absent(
                Optional.ofNullable(object.getSpec().peerConnId())
                        .or(() -> Optional.ofNullable(object.getStatus().peerConnId())),
                evidence));
    }

    /** Sets what was seen of the other side. */
    public SituationBuilder otherSide(OtherSide value) {
        otherSide = value;
        return this;
    }

    /** Sets who may manage the side. */
    public SituationBuilder claim(Claim value) {
        claim = value;
        return this;
    }

    /** Sets what the operator was told. */
    public SituationBuilder policies(Policies value) {
        policies = value;
        return this;
    }

    /** The operator runs under ObserveOnly. */
    public SituationBuilder operatorObservesOnly() {
        return policies(new Policies(
                true,
                policies.watchesEverything(),
                policies.adoptionPermitted(),
                policies.cloudTimeZone(),
                policies.visibilityGrace(),
                policies.settleWindow()));
    }

    /** Sets what matters for a deletion. */
    public SituationBuilder surroundings(Surroundings value) {
        surroundings = value;
        return this;
    }

    /** Sets what this process remembers. */
    public SituationBuilder recent(Recent value) {
        recent = value;
        return this;
    }

    /** Sets whether a list was had since a fresh look was asked for. */
    public SituationBuilder freshLookHad(boolean value) {
        freshLookHad = value;
        return this;
    }

    /** Sets the time. */
    public SituationBuilder now(Instant value) {
        now = value;
        return this;
    }

    /** Builds it. */
    public Situation build() {
        Desired desired = Desired.of(object);
        ObjectRef ref = desired.ref();
        OwnerTag tag = CLUSTER.tagOf(ref.namespace(), ref.name());
        return new Situation(
                desired,
                tag,
                Memory.of(object),
                access,
                observed,
                otherSide,
                claim,
                policies,
                surroundings,
                recent,
                freshLookHad,
                now);
    }
}
