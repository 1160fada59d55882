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

    DetailAnswer read(ObjectRef ref, CallClass callClass, String peerConnId, PeerConnRole role) {
        return switch (wire.gate().admit(ref, callClass)) {
            case Admission.Queued queued -> new DetailAnswer.Waiting(queued.estimate());
            case Admission.Held held -> new DetailAnswer.Held(held.health());
            case Admission.Granted granted -> read(granted.permit(), peerConnId, role);
        };
    }

    DetailAnswer read(Permit permit, String peerConnId, PeerConnRole role) {
        Instant readAt = wire.now();
        long begunStamp = wire.stamp();
        try {
            PeerConnLookup lookup = caller.call(permit, client -> client.detail(peerConnId, role));
            PeerConn row = lookup.peerConn();
            if (row == null) {
                return empty(peerConnId, role, lookup.confirmsAbsence());
            }
            if (!isSide(row, peerConnId, role)) {
                return new DetailAnswer.WrongSide(row);
            }
            memory.read(row, readAt, begunStamp);
            return new DetailAnswer.Row(row, readAt);
        } catch (BceException.NotFound e) {
            return empty(peerConnId, role, e.findRequestId().isPresent());
        } catch (BceException e) {
            return new DetailAnswer.Failed(e);
        }
    }

    private DetailAnswer empty(String peerConnId, PeerConnRole role, boolean confirmedByService) {
        memory.readNothing(peerConnId, role);
        return new DetailAnswer.Empty(confirmedByService);
    }

    private boolean isSide(PeerConn row, String peerConnId, PeerConnRole role) {
        String region = row.localRegion();
        return row.peerConnId().equals(peerConnId)
                && row.role() == role
                && (region == null || region.equals(wire.key().region()));
    }
}
