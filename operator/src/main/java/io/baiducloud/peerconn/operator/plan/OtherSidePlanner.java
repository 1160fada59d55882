package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.crd.Acceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the acceptor block asks for on the other side, of the connection that this object owns and of no other. */
final class OtherSidePlanner {
    private OtherSidePlanner() {}

    static List<Step> steps(Situation s, PeerConn own) {
        Optional<Acceptor> declared = s.desired().acceptor();
        if (declared.isEmpty()) {
            return List.of();
        }
        return switch (s.otherSide()) {
            case OtherSide.NotDeclared() -> List.of();
            case OtherSide.NoAccess(Reason reason, String message) -> unreachable(s, own, message);
            case OtherSide.Unseen(String message) -> unreachable(s, own, message);
            case OtherSide.Seen(PeerConn row, boolean fresh) -> seen(s, own, declared.get(), row, fresh);
        };
    }

    /** What is declared for a side that cannot be seen is not known to be so. Our own side comes first. */
    static Plan withWhatCannotBeSeen(Situation s, Plan plan) {
        boolean nothingToCompare = s.desired()
                .acceptor()
                .filter(block -> block.dnsSync() != null || block.description() != null || block.localIfName() != null)
                .isEmpty();
        if (nothingToCompare || !plan.outlook().isReady()) {
            return plan;
        }
        return switch (s.otherSide()) {
            case OtherSide.Seen(PeerConn row, boolean fresh) ->
                fresh
                        ? plan
                        : plan.withOutlook(
                                        Reason.UPDATING,
                                        "a change was made on the other side: waiting to see it in the cloud")
                                .whileMoving();
            case OtherSide.NotDeclared() -> plan;
            case OtherSide.NoAccess(Reason reason, String message) ->
                plan.withOutlook(reason, "what acceptor declares waits until " + message);
            case OtherSide.Unseen(String message) ->
                plan.withOutlook(Reason.PENDING, "what acceptor declares waits until " + message);
        };
    }

    private static List<Step> unreachable(Situation s, PeerConn own, String message) {
        return s.desired().isCrossAccount() && own.status() == PeerConnStatus.CONSULTING
                ? List.of(Step.ifEver(message, new Action.Accept(own.peerConnId(), Action.Side.OTHER)))
                : List.of();
    }

    private static List<Step> seen(Situation s, PeerConn own, Acceptor declared, PeerConn row, boolean fresh) {
        List<Step> steps = new ArrayList<>();
        if (s.desired().isCrossAccount()
                && own.status() == PeerConnStatus.CONSULTING
                && row.status() == PeerConnStatus.CONSULTING) {
            steps.add(Step.now(new Action.Accept(own.peerConnId(), Action.Side.OTHER)));
        }
        DriftPlanner.names(row, declared.localIfName(), declared.description(), Action.Side.OTHER)
                .ifPresent(steps::add);
        DriftPlanner.dns(row, declared.dnsSync(), Action.Side.OTHER).ifPresent(steps::add);
        return fresh
                ? steps
                : steps.stream()
                        .map(step -> step.notBefore("the other side has been looked at again"))
                        .toList();
    }
}
