package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.PeerConnLookup;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.throttle.Admission;
import io.baiducloud.peerconn.operator.throttle.CallClass;
import io.baiducloud.peerconn.operator.throttle.Permit;
import java.time.Instant;
import java.util.function.Function;

/** Reads single sides of connections, and tells an answer about the side asked for from one about another. */
final class Details {
    /** Makes a call with an admitted permit. */
    interface Caller {
        /** Makes the call and closes the permit. */
        <T> T call(Permit permit, Function<PeerConnClient, T> call);
    }

    private final Wire wire;
    private final Caller caller;
    private final RowMemory memory;

    Details(Wire wire, Caller caller, RowMemory memory) {
        this.wire = wire;
        this.caller = caller;
        this.memory = memory;
    }

    /** Reads a side, because a decision waits for it: what comes to nothing is remembered as nothing. */
    DetailAnswer read(ObjectRef ref, String peerConnId, PeerConnRole role) {
        return admitted(ref, CallClass.DETAIL, permit -> read(permit, peerConnId, role));
    }

    /** Reads a side again when there is time: what comes to nothing changes nothing, and is tried again a little later. */
    DetailAnswer refresh(ObjectRef ref, String peerConnId, PeerConnRole role) {
        return admitted(ref, CallClass.REFRESH, permit -> {
            DetailAnswer answer = ask(permit, peerConnId, role);
            if (!(answer instanceof DetailAnswer.Row)) {
                memory.postponeDetail(peerConnId, role);
            }
            return answer;
        });
    }

    private DetailAnswer admitted(ObjectRef ref, CallClass callClass, Function<Permit, DetailAnswer> read) {
        return switch (wire.gate().admit(ref, callClass)) {
            case Admission.Queued queued -> new DetailAnswer.Waiting(queued.estimate());
            case Admission.Held held -> new DetailAnswer.Held(held.health());
            case Admission.Granted granted -> read.apply(granted.permit());
        };
    }

    DetailAnswer read(Permit permit, String peerConnId, PeerConnRole role) {
        DetailAnswer answer = ask(permit, peerConnId, role);
        if (answer instanceof DetailAnswer.Empty) {
            memory.readNothing(peerConnId, role);
        }
        return answer;
    }

    private DetailAnswer ask(Permit permit, String peerConnId, PeerConnRole role) {
        Instant readAt = wire.now();
        long begunStamp = wire.stamp();
        try {
            PeerConnLookup lookup = caller.call(permit, client -> client.detail(peerConnId, role));
            PeerConn row = lookup.peerConn();
            if (row == null) {
                return new DetailAnswer.Empty(lookup.confirmsAbsence());
            }
            if (!isSide(row, peerConnId, role)) {
                return new DetailAnswer.WrongSide(row);
            }
            memory.read(row, readAt, begunStamp);
            return new DetailAnswer.Row(row, readAt);
        } catch (BceException.NotFound e) {
            return new DetailAnswer.Empty(e.findRequestId().isPresent());
        } catch (BceException e) {
            return new DetailAnswer.Failed(e);
        }
    }

    private boolean isSide(PeerConn row, String peerConnId, PeerConnRole role) {
        String region = row.localRegion();
        return row.peerConnId().equals(peerConnId)
                && row.role() == role
                && (region == null || region.equals(wire.key().region()));
    }
}
