package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.operator.plan.Plan;
import io.baiducloud.peerconn.operator.plan.Situation;
import io.baiducloud.peerconn.operator.status.StatusComposer;
import java.util.Optional;

/**
 * What a pass came to.
 *
 * @param object the object as it is now
 * @param look the situation as it is now
 * @param plan from here on
 * @param status to be written; empty where nothing is to be said
 * @param overtaken whether it was decided for a version of the object that is no longer the newest
 */
record PassResult(
        PeerConnection object, Look look, Plan plan, Optional<PeerConnectionStatus> status, boolean overtaken) {

    /** The status says what the situation and the plan say. */
    static PassResult told(PeerConnection object, Look look, Plan plan) {
        return new PassResult(object, look, plan, Optional.of(StatusComposer.compose(look.situation(), plan)), false);
    }

    /** The status says something else. */
    static PassResult of(PeerConnection object, Look look, Plan plan, PeerConnectionStatus status) {
        return new PassResult(object, look, plan, Optional.of(status), false);
    }

    /** Nothing is worth a write. */
    static PassResult untold(PeerConnection object, Look look, Plan plan) {
        return new PassResult(object, look, plan, Optional.empty(), false);
    }

    /** The same, of a version of the object that is no longer the newest. */
    PassResult whileOvertaken() {
        return new PassResult(object, look, plan, status, true);
    }

    Situation situation() {
        return look.situation();
    }
}
