package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.identity.OwnerTag;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.baiducloud.peerconn.operator.plan.Memory;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.Reason;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the connection that an object means among the rows of a snapshot: by id first, else by its two VPCs. */
final class ConnectionFinder {
    private final Desired desired;
    private final Memory memory;
    private final Collection<OwnerTag> ownTags;

    ConnectionFinder(Desired desired, Memory memory, Collection<OwnerTag> ownTags) {
        this.desired = desired;
        this.memory = memory;
        this.ownTags = ownTags;
    }

    /** What a search came to. */
    sealed interface Finding {
        /** The connection is listed, if perhaps only by the row of its other side. */
        record Found(String peerConnId, Optional<PeerConn> own) implements Finding {}

        /** Something else is there. */
        record Other(Observed observed) implements Finding {}

        /** Nothing is there. */
        record Nothing() implements Finding {}
    }

    Finding find(Snapshot snapshot) {
        return desired.isAcceptor() ? findRequest(snapshot) : findOwn(snapshot);
    }

    private Finding findOwn(Snapshot snapshot) {
        PeerConnectionSpec spec = desired.spec();
        List<PeerConn> pair = snapshot.ofPair(spec.localVpcId(), spec.peerVpcId());
        Optional<String> id = Optional.ofNullable(spec.peerConnId()).or(memory::knownId);
        if (id.isPresent()) {
            List<PeerConn> rows = snapshot.rowsOf(id.get());
            if (!rows.isEmpty()) {
                Finding byId = byId(id.get(), rows);
                boolean fallBack = byId instanceof Finding.Other && spec.peerConnId() == null;
                Finding tagged = fallBack
                        ? byPair(pair.stream().filter(this::bearsOurTag).toList())
                        : byId;
                return tagged instanceof Finding.Nothing ? byId : tagged;
            }
            if (spec.peerConnId() != null) {
                return new Finding.Nothing();
            }
        }
        return byPair(pair);
    }

    private Finding byId(String id, List<PeerConn> rows) {
        Optional<PeerConn> own = rows.stream()
                .filter(row -> row.role() == PeerConnRole.INITIATOR)
                .findFirst();
        if (own.isPresent()) {
            return difference(own.get())
                    .<Finding>map(what -> new Finding.Other(mismatch(own.get(), what)))
                    .orElseGet(() -> new Finding.Found(id, own));
        }
        PeerConn other = rows.getFirst();
        if (isMirrored(other)) {
            return new Finding.Found(id, Optional.empty());
        }
        return new Finding.Other(isOpposite(other) ? opposite(other) : mismatch(other));
    }

    private Finding byPair(List<PeerConn> pair) {
        List<PeerConn> meant = pair.stream()
                .filter(row -> isMirrored(row)
                        || (row.role() == PeerConnRole.INITIATOR
                                && difference(row).isEmpty()))
                .toList();
        if (!meant.isEmpty()) {
            return choose(meant);
        }
        return pair.stream()
                .min(Comparator.comparing(ConnectionFinder::isGone))
                .<Finding>map(row ->
                        new Finding.Other(isGone(row) ? leaving(row) : isOpposite(row) ? opposite(row) : mismatch(row)))
                .orElseGet(Finding.Nothing::new);
    }

    private Finding choose(List<PeerConn> meant) {
        Optional<String> known = memory.knownId();
        List<PeerConn> tagged = meant.stream().filter(this::bearsOurTag).toList();
        List<PeerConn> pool = tagged.isEmpty() ? meant : tagged;
        List<PeerConn> live = pool.stream().filter(row -> !isSpent(row)).toList();
        List<PeerConn> standing = pool.stream().filter(row -> !isGone(row)).toList();
        for (List<PeerConn> candidates : List.of(live, standing, pool)) {
            List<String> ids = ids(candidates);
            if (ids.size() == 1 || known.filter(ids::contains).isPresent()) {
                return found(known.filter(ids::contains).orElseGet(ids::getFirst), candidates);
            }
            if (ids.size() > 1) {
                return new Finding.Other(new Observed.Ambiguous(candidates));
            }
        }
        return new Finding.Nothing();
    }

    private static Finding found(String id, List<PeerConn> rows) {
        return new Finding.Found(
                id,
                rows.stream()
                        .filter(row -> row.peerConnId().equals(id) && row.role() == PeerConnRole.INITIATOR)
                        .findFirst());
    }

    /** An acceptor takes exactly what it was told to expect, and nothing near it. */
    private Finding findRequest(Snapshot snapshot) {
        PeerConnectionSpec spec = desired.spec();
        List<PeerConn> exact = snapshot.ofPair(spec.localVpcId(), spec.peerVpcId()).stream()
                .filter(row ->
                        row.role() == PeerConnRole.ACCEPTOR && difference(row).isEmpty())
                .toList();
        Stream<List<PeerConn>> preferred = Stream.of(
                exact.stream().filter(row -> !isSpent(row)).toList(),
                exact.stream().filter(row -> !isGone(row)).toList(),
                exact);
        List<PeerConn> rows =
                preferred.filter(list -> !list.isEmpty()).findFirst().orElse(List.of());
        List<String> ids = ids(rows);
        if (ids.isEmpty()) {
            return new Finding.Nothing();
        }
        Optional<String> named = Optional.ofNullable(spec.approvedPeerConnId())
                .or(memory::knownId)
                .filter(ids::contains);
        if (ids.size() > 1 && named.isEmpty()) {
            return new Finding.Other(new Observed.Ambiguous(rows));
        }
        String id = named.orElseGet(ids::getFirst);
        return new Finding.Found(
                id, rows.stream().filter(row -> row.peerConnId().equals(id)).findFirst());
    }

    /** In which way a row of our role is not of the connection that is declared; empty when it is. */
    Optional<String> difference(PeerConn row) {
        PeerConnectionSpec spec = desired.spec();
        return differs("localVpcId", spec.localVpcId(), row.localVpcId())
                .or(() -> differs("peerVpcId", spec.peerVpcId(), row.peerVpcId()))
                .or(() -> row.localRegion() == null
                        ? Optional.empty()
                        : differs("region", spec.region(), row.localRegion()))
                .or(() -> differs("peerRegion", spec.peerRegion(), row.peerRegion()))
                .or(() -> spec.peerAccountId() == null
                        ? Optional.empty()
                        : differs("peerAccountId", spec.peerAccountId(), row.peerAccountId()));
    }

    private static Optional<String> differs(String field, String declared, @Nullable String actual) {
        return declared.equals(actual)
                ? Optional.empty()
                : Optional.of("its " + field + " is " + actual + ", declared is " + declared);
    }

    /** The row of the other end of the connection that is declared, in an account that has both. */
    private boolean isMirrored(PeerConn row) {
        PeerConnectionSpec spec = desired.spec();
        return row.role() == PeerConnRole.ACCEPTOR
                && spec.peerAccountId() == null
                && Objects.equals(row.localVpcId(), spec.peerVpcId())
                && Objects.equals(row.peerVpcId(), spec.localVpcId())
                && spec.region().equals(spec.peerRegion());
    }

    private boolean isOpposite(PeerConn row) {
        PeerConnectionSpec spec = desired.spec();
        boolean asAcceptor = row.role() == PeerConnRole.ACCEPTOR
                && Objects.equals(row.localVpcId(), spec.localVpcId())
                && Objects.equals(row.peerVpcId(), spec.peerVpcId());
        boolean byPeer = row.role() == PeerConnRole.INITIATOR
                && Objects.equals(row.localVpcId(), spec.peerVpcId())
                && Objects.equals(row.peerVpcId(), spec.localVpcId());
        return asAcceptor || byPeer;
    }

    /** Whatever it was: while it is being released the cloud allows no other one. */
    private static Observed leaving(PeerConn row) {
        return new Observed.Unknown(
                Reason.PENDING,
                "another connection between these VPCs, " + row.peerConnId()
                        + ", is being released: waiting until it is gone",
                false);
    }

    private Observed opposite(PeerConn row) {
        return new Observed.Mismatch(
                row,
                Observed.Mismatch.Kind.OPPOSITE,
                "connection " + row.peerConnId() + " (" + row.statusAsString()
                        + ") was requested from the other side, and there can be only one between two VPCs: declare it from "
                        + desired.spec().peerVpcId() + ", use role: acceptor here, or have it released");
    }

    private Observed mismatch(PeerConn row) {
        return mismatch(row, difference(row).orElse("its role is " + row.roleAsString() + ", declared is initiator"));
    }

    private static Observed mismatch(PeerConn row, String what) {
        return new Observed.Mismatch(
                row,
                Observed.Mismatch.Kind.IDENTITY,
                "connection " + row.peerConnId() + " does not match this object: " + what
                        + "; it is left alone: name the right connection in peerConnId, or declare what this one"
                        + " connects");
    }

    private boolean bearsOurTag(PeerConn row) {
        return row.findTag(WellKnownNames.OWNER_TAG)
                .map(OwnerTag::new)
                .filter(ownTags::contains)
                .isPresent();
    }

    private static List<String> ids(List<PeerConn> rows) {
        return rows.stream().map(PeerConn::peerConnId).distinct().toList();
    }

    private static boolean isGone(PeerConn row) {
        return row.status() == PeerConnStatus.DELETED || row.status() == PeerConnStatus.DELETING;
    }

    private static boolean isSpent(PeerConn row) {
        return isGone(row) || row.status() == PeerConnStatus.CONSULT_FAILED;
    }
}
