package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.crd.Acceptance;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import java.util.List;
import java.util.stream.Stream;

/** What an acceptor object does: answer the one request that matches it exactly, then keep its own side. */
final class AcceptorPlanner {
    private AcceptorPlanner() {}

    static Plan absent(Situation s) {
        PeerConnectionSpec spec = s.desired().spec();
        return Plan.hold(
                Reason.WAITING_FOR_REQUEST,
                "no request from " + spec.peerVpcId() + " in " + spec.peerRegion()
                        + (spec.peerAccountId() == null ? "" : " of account " + spec.peerAccountId()) + " to "
                        + spec.localVpcId() + " in " + spec.region()
                        + " is there: the other side has to create it, with exactly these VPCs and regions");
    }

    static Plan plan(Situation s, Observed.Present present) {
        PeerConn row = present.own();
        Plan plan =
                switch (row.status()) {
                    case CONSULTING -> answer(s, row);
                    case CONSULT_FAILED -> failed(s, row);
                    case ACTIVE -> active(s, row);
                    case CREATING, STARTING ->
                        shown(s, row, Reason.CREATING, "the connection is being set up")
                                .whileMoving();
                    case UPDATING ->
                        shown(s, row, Reason.UPDATING, "the cloud is carrying out a change")
                                .whileMoving();
                    case DELETING, DELETED ->
                        Plan.hold(Reason.DELETING, "the other side is releasing the connection")
                                .whileMoving();
                    case DOWN, STOPPING, ERROR ->
                        shown(
                                s,
                                row,
                                Reason.DOWN,
                                "the cloud reports \"" + row.statusAsString()
                                        + "\": the requester has to look at its account and at the connection");
                    case EXPIRED ->
                        shown(
                                s,
                                row,
                                Reason.EXPIRED,
                                "the prepaid time of the connection is over: the requester has to renew it");
                    case UNKNOWN -> shown(s, row, Reason.PENDING, UnknownState.of(row));
                };
        return present.fresh() ? plan : plan.lookingFirst();
    }

    /** What is declared is shown, and waits. */
    private static Plan shown(Situation s, PeerConn row, Reason reason, String message) {
        return Plan.of(waiting(s, row), reason, message);
    }

    private static List<Step> waiting(Situation s, PeerConn row) {
        return s.desired().acceptance() == Acceptance.REJECT
                ? List.of()
                : ownSide(s, row).stream()
                        .map(step -> step.notBefore("the connection is active"))
                        .toList();
    }

    private static Plan answer(Situation s, PeerConn row) {
        String id = row.peerConnId();
        Step accept = Step.now(new Action.Accept(id, Action.Side.OWN));
        return switch (s.desired().acceptance()) {
            case ACCEPT -> settled(s, row, accept, "request " + id + " is being accepted");
            case REJECT -> settled(s, row, Step.now(new Action.Reject(id)), "request " + id + " is being rejected");
            case MANUAL -> {
                String approved = s.desired().spec().approvedPeerConnId();
                if (id.equals(approved)) {
                    yield settled(s, row, accept, "request " + id + " is approved and being accepted");
                }
                yield Plan.hold(
                        Reason.WAITING_FOR_APPROVAL,
                        "request " + id
                                + (row.bandwidthInMbps() == null ? "" : " (" + row.bandwidthInMbps() + " Mbps)")
                                + " waits for approval"
                                + (approved == null ? "" : "; approved is " + approved + ", which is another request")
                                + ": set approvedPeerConnId: " + id + " to accept it");
            }
        };
    }

    private static Plan settled(Situation s, PeerConn row, Step answer, String message) {
        Plan plan = ActivePlan.of(
                s, Stream.concat(Stream.of(answer), waiting(s, row).stream()).toList());
        Plan answering = Plan.of(plan.steps(), Reason.UPDATING, message).wakingAt(plan.wakeAt());
        return plan.moving() || plan.findDue().isPresent() ? answering.whileMoving() : answering;
    }

    private static Plan failed(Situation s, PeerConn row) {
        return switch (s.desired().acceptance()) {
            case REJECT ->
                Plan.hold(Reason.REJECTED_AS_DECLARED, "request " + row.peerConnId() + " is rejected, as declared");
            case ACCEPT, MANUAL ->
                Plan.hold(
                        Reason.WAITING_FOR_REQUEST,
                        "request " + row.peerConnId() + " was rejected or lapsed: the other side has to ask again");
        };
    }

    private static Plan active(Situation s, PeerConn row) {
        if (s.desired().acceptance() == Acceptance.REJECT) {
            return Plan.hold(
                    Reason.BLOCKED,
                    "connection " + row.peerConnId()
                            + " is active already and can no longer be rejected: only the requester"
                            + " can release it");
        }
        return ActivePlan.of(s, ownSide(s, row));
    }

    private static List<Step> ownSide(Situation s, PeerConn row) {
        PeerConnectionSpec spec = s.desired().spec();
        return Stream.concat(
                        DriftPlanner.names(row, spec.localIfName(), spec.description(), Action.Side.OWN).stream(),
                        DriftPlanner.dns(row, spec.dnsSync(), Action.Side.OWN).stream())
                .toList();
    }
}
