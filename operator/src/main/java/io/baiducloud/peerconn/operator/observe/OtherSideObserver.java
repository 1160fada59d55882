package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.baiducloud.peerconn.operator.plan.OtherSide;
import java.time.Instant;
import java.util.Optional;

/** Looks at the side that an acceptor block drives, of one connection only. Changes nothing. */
public final class OtherSideObserver {
    private OtherSideObserver() {}

    /**
     * Looks.
     *
     * @param view the account and region of the other side
     * @param own the row of our own side; only that connection is looked for
     */
    public static OtherSide observe(Desired desired, RegionView view, PeerConn own) {
        String id = own.peerConnId();
        Optional<Snapshot> latest = view.latest();
        if (latest.isEmpty()) {
            return new OtherSide.Unseen("the other side has been listed");
        }
        Optional<PeerConn> listed = latest.get().find(id, PeerConnRole.ACCEPTOR);
        if (listed.isPresent() && !isOtherEnd(desired, listed.get())) {
            return new OtherSide.Unseen("the other side shows " + id + " between the declared VPCs");
        }
        Optional<PeerConn> row = view.merged(id, PeerConnRole.ACCEPTOR).or(() -> listed);
        Optional<DetailRow> cached = view.cachedDetail(id, PeerConnRole.ACCEPTOR);
        boolean overtaken = listed.isEmpty()
                && cached.filter(detail -> detail.isOvertakenBy(latest.get())).isPresent();
        boolean missing = row.isEmpty() && view.detailDue(id, PeerConnRole.ACCEPTOR);
        if (!desired.isCrossAccount() && (overtaken || missing)) {
            boolean onlyOld = cached.isPresent() && !overtaken && !view.isDirty(id, PeerConnRole.ACCEPTOR);
            DetailAnswer answer = onlyOld
                    ? view.refresh(desired.ref(), id, PeerConnRole.ACCEPTOR)
                    : view.detail(desired.ref(), id, PeerConnRole.ACCEPTOR);
            row = answer instanceof DetailAnswer.Row found ? Optional.of(found.row()) : row;
        }
        row = row.or(() -> view.cachedDetail(id, PeerConnRole.ACCEPTOR).map(DetailRow::row));
        return row.<OtherSide>map(seen -> new OtherSide.Seen(seen, !view.isDirty(id, PeerConnRole.ACCEPTOR)))
                .orElseGet(() -> new OtherSide.Unseen("the other side shows " + id));
    }

    /** When a side that lists do not show is to be read again; no list wakes an object for that. */
    public static Optional<Instant> readsAgainAt(Desired desired, RegionView view, String peerConnId) {
        boolean isListed = view.latest()
                .flatMap(list -> list.find(peerConnId, PeerConnRole.ACCEPTOR))
                .isPresent();
        return desired.isCrossAccount() || isListed
                ? Optional.empty()
                : view.detailDueAt(peerConnId, PeerConnRole.ACCEPTOR);
    }

    private static boolean isOtherEnd(Desired desired, PeerConn row) {
        PeerConnectionSpec spec = desired.spec();
        return spec.peerVpcId().equals(row.localVpcId()) && spec.localVpcId().equals(row.peerVpcId());
    }
}
