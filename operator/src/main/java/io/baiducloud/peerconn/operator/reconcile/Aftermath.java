package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.operator.execute.Outcome;
import io.baiducloud.peerconn.operator.failure.Disposition;
import io.baiducloud.peerconn.operator.failure.FailureClassifier;
import io.baiducloud.peerconn.operator.plan.Action;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.OtherSide;
import io.baiducloud.peerconn.operator.plan.PeeringPlanner;
import io.baiducloud.peerconn.operator.plan.Plan;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.plan.Recent;
import io.baiducloud.peerconn.operator.plan.Situation;
import io.baiducloud.peerconn.operator.status.StatusComposer;
import java.time.Instant;

/** What follows from a call that was made: what is remembered and told of it, and the status that says so at once. */
final class Aftermath {
    private final Parts parts;
    private final Narrator narrator;
    private final DriftWatch drift;
    private final FailureClassifier classifier = new FailureClassifier();

    Aftermath(Parts parts, Narrator narrator, DriftWatch drift) {
        this.parts = parts;
        this.narrator = narrator;
        this.drift = drift;
    }

    /** The cloud took it. That it shows is seen in the next pass; until then what was seen before counts as old. */
    PassResult of(Outcome.Done done, Look look, ObjectMemory memory) {
        Situation s = look.situation();
        memory.done(done.action(), s.now());
        parts.ledger().reset(s.desired().ref().uid());
        narrator.done(done.object(), s, done, drift.repaired(done.action(), memory));
        return taken(done, look, memory.recent());
    }

    /** The same, without anything to be remembered or told. */
    static PassResult taken(Outcome.Done done, Look look, Recent recent) {
        Situation s = look.situation();
        Situation after = s.withRecent(recent)
                .withObserved(stale(s.observed(), done.action()), stale(s.otherSide(), done.action()));
        if (done.action() instanceof Action.Create create) {
            String id = done.createdId().orElseThrow();
            Plan waiting = Plan.hold(Reason.CREATING, "connection " + id + " is requested: waiting for it to show")
                    .whileMoving();
            PeerConnectionStatus status =
                    StatusComposer.created(s, StatusComposer.compose(after, waiting), id, create.attempt());
            return PassResult.of(done.object(), look.with(after), waiting, status);
        }
        Plan next = PeeringPlanner.plan(after).whileMoving();
        PeerConnectionStatus status = StatusComposer.compose(after.withObjectOf(done.object()), next);
        if (done.action() instanceof Action.Release release && release.why() == Action.Release.Why.FAILED_REQUEST) {
            status = StatusComposer.recreating(status, s.now());
        }
        return PassResult.of(done.object(), look.with(after), next, status);
    }

    private static Observed stale(Observed observed, Action action) {
        return observed instanceof Observed.Present present && action.side() == Action.Side.OWN
                ? new Observed.Present(present.own(), present.ownership(), false, present.other())
                : observed;
    }

    private static OtherSide stale(OtherSide otherSide, Action action) {
        return otherSide instanceof OtherSide.Seen seen && action.side() == Action.Side.OTHER
                ? new OtherSide.Seen(seen.row(), false)
                : otherSide;
    }

    /** It failed, or nobody knows: the same is tried again no sooner than agreed. */
    PassResult of(Outcome.Failed failed, Look look, ObjectMemory memory) {
        Situation s = look.situation();
        Disposition disposition = classifier.classify(failed.failure(), look.secret());
        Instant notBefore = parts.ledger().failed(s.desired().ref().uid(), s.now());
        Instant asked = disposition.retryAfter().map(s.now()::plus).orElse(notBefore);
        memory.troubled(new Recent.Trouble(
                failed.action().describe(),
                disposition.reason(),
                "could not " + failed.action().describe() + ": " + disposition.message(),
                asked.isAfter(notBefore) ? asked : notBefore));
        if (disposition.perhapsExecuted()) {
            memory.lookAgain(parts.clock().instant());
        }
        narrator.failed(failed.object(), failed, disposition);
        Situation after = s.withRecent(memory.recent()).withObjectOf(failed.object());
        Plan next = PeeringPlanner.plan(after);
        PeerConnectionStatus status = StatusComposer.compose(after, next);
        boolean notRenewed = failed.action() instanceof Action.Renew && !disposition.perhapsExecuted();
        return PassResult.of(
                failed.object(),
                look.with(after),
                next,
                notRenewed ? StatusComposer.notRenewed(status, s.memory().status()) : status);
    }
}
