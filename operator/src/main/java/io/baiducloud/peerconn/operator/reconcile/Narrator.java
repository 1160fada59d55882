package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.PaymentTiming;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionTypes;
import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.operator.execute.Outcome;
import io.baiducloud.peerconn.operator.failure.Disposition;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.kube.EventPublisher;
import io.baiducloud.peerconn.operator.kube.EventReason;
import io.baiducloud.peerconn.operator.logging.LogKeys;
import io.baiducloud.peerconn.operator.plan.Action;
import io.baiducloud.peerconn.operator.plan.Adoptions;
import io.baiducloud.peerconn.operator.plan.CloudTime;
import io.baiducloud.peerconn.operator.plan.Negotiation;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.plan.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what happened, in events and log lines: every mutation, every failure, every transition, and nothing twice. */
final class Narrator {
    private static final Logger LOG = LoggerFactory.getLogger(Narrator.class);
    private static final Duration EXPIRY_WARNED_BEFORE = Duration.ofDays(7);
    private static final int LONGEST_QUOTE = 60;

    private final EventPublisher events;

    Narrator(EventPublisher events) {
        this.events = events;
    }

    void done(PeerConnection object, Situation s, Outcome.Done done, boolean repairsDrift) {
        Action action = done.action();
        String words = done.createdId()
                .map(id -> "requested connection " + id + " from "
                        + s.desired().spec().localVpcId() + " to "
                        + s.desired().spec().peerVpcId())
                .orElseGet(action::describe);
        events.publish(object, reasonOf(action, s, repairsDrift), words, requestId(done.requestId()));
        LOG.atInfo()
                .addKeyValue(LogKeys.OBJECT, s.desired().ref())
                .addKeyValue(LogKeys.CONNECTION, done.connection().orElse(null))
                .addKeyValue(LogKeys.OPERATION, done.operation().label())
                .addKeyValue(LogKeys.ACTION, words)
                .addKeyValue(LogKeys.REQUEST_ID, done.requestId())
                .log("Changed the cloud");
    }

    private static EventReason reasonOf(Action action, Situation s, boolean repairsDrift) {
        return switch (action) {
            case Action.Create create -> s.memory().wasSeen() ? EventReason.RECREATING : EventReason.CREATED;
            case Action.Accept accept -> EventReason.ACCEPTED;
            case Action.Reject reject -> EventReason.REJECTED;
            case Action.Renew renew -> EventReason.RENEWED;
            case Action.Release release -> EventReason.RELEASING;
            case Action.Resize _, Action.Update _, Action.SwitchDns _, Action.Protect _ ->
                repairsDrift ? EventReason.DRIFT_REPAIRED : EventReason.UPDATED;
        };
    }

    void failed(PeerConnection object, Outcome.Failed failed, Disposition disposition) {
        BceException e = failed.failure();
        events.publish(
                object,
                EventReason.CLOUD_CALL_FAILED,
                "could not " + failed.action().describe() + ": " + disposition.message(),
                requestId(e.findRequestId().orElse(null)));
        LOG.atWarn()
                .addKeyValue(LogKeys.OBJECT, ObjectRef.of(object))
                .addKeyValue(LogKeys.CONNECTION, failed.connection().orElse(null))
                .addKeyValue(LogKeys.OPERATION, e.operation().label())
                .addKeyValue(LogKeys.ACTION, failed.action().describe())
                .addKeyValue(LogKeys.CODE, e.findCode().orElse(""))
                .addKeyValue(LogKeys.HTTP_STATUS, e.httpStatus())
                .addKeyValue(LogKeys.REQUEST_ID, e.findRequestId().orElse(""))
                .log("A cloud call failed: {}", disposition.message());
    }

    /** Transitions of Ready, but for the steps on the way that mutations tell of themselves. */
    void transition(PeerConnection object, PeerConnectionStatus before, PeerConnectionStatus after) {
        Condition was = before.findCondition(ConditionTypes.READY).orElse(null);
        Condition is = after.findCondition(ConditionTypes.READY).orElse(null);
        if (is == null || (was != null && was.reason().equals(is.reason()) && was.status() == is.status())) {
            return;
        }
        LOG.atInfo()
                .addKeyValue(LogKeys.OBJECT, ObjectRef.of(object))
                .addKeyValue(LogKeys.CONNECTION, after.peerConnId())
                .addKeyValue(LogKeys.READY, is.status())
                .addKeyValue(LogKeys.REASON, is.reason())
                .log("{}", is.message());
        if (after.origin() == Origin.ADOPTED && before.origin() != Origin.ADOPTED) {
            events.publish(object, EventReason.ADOPTED, "took over connection " + after.peerConnId());
        }
        eventOf(is).ifPresent(reason -> events.publish(object, reason, is.reason() + ": " + is.message()));
    }

    private static Optional<EventReason> eventOf(Condition ready) {
        return Stream.of(Reason.values())
                .filter(reason -> reason.word().equals(ready.reason()) && reason.readyStatus() == ready.status())
                .findFirst()
                .flatMap(reason -> switch (reason.told()) {
                    case NOTHING -> Optional.empty();
                    case READY -> Optional.of(EventReason.READY);
                    case WAITING -> Optional.of(EventReason.WAITING);
                    case NOT_READY -> Optional.of(EventReason.NOT_READY);
                    case STALLED -> Optional.of(EventReason.STALLED);
                    case CREDENTIALS_PROBLEM -> Optional.of(EventReason.CREDENTIALS_PROBLEM);
                });
    }

    void letGo(PeerConnection object, String message, EventReason how) {
        events.publish(object, how, message);
        LOG.atInfo()
                .addKeyValue(LogKeys.OBJECT, ObjectRef.of(object))
                .addKeyValue(LogKeys.CONNECTION, object.getStatus().peerConnId())
                .log("Let the object go: {}", message);
    }

    /** Warnings ahead of a deadline, once each. */
    void deadlines(PeerConnection object, Situation s, ObjectMemory memory) {
        if (!(s.observed() instanceof Observed.Present present) || !Adoptions.mayShow(s, present)) {
            return;
        }
        PeerConn row = present.own();
        if (row.status() == PeerConnStatus.CONSULTING && !s.desired().isAcceptor()) {
            Instant deadline = Negotiation.deadline(s, row);
            if (!s.now().isBefore(deadline.minus(Negotiation.WARNED_BEFORE))
                    && memory.announce("deadline " + row.peerConnId())) {
                events.publish(
                        object,
                        EventReason.DEADLINE_NEAR,
                        "request " + row.peerConnId() + " lapses at " + deadline
                                + " unless the other account accepts it");
            }
        }
        expiryWarningAt(s)
                .filter(at -> !s.now().isBefore(at))
                .filter(at -> memory.announce("expiry " + row.expiredTime()))
                .ifPresent(at -> events.publish(
                        object,
                        EventReason.DEADLINE_NEAR,
                        "prepaid connection " + row.peerConnId() + " ends at " + row.expiredTime()
                                + (s.desired().autoRenew().isPresent() && !s.observesOnly()
                                        ? ": it will be renewed before"
                                        : ": renew it in the console or set billing.autoRenew")));
    }

    static Optional<Instant> expiryWarningAt(Situation s) {
        return s.observed() instanceof Observed.Present present
                        && present.own().paymentTiming() == PaymentTiming.PREPAID
                ? CloudTime.find(present.own().expiredTime(), s.policies().cloudTimeZone())
                        .map(end -> end.earliest().minus(EXPIRY_WARNED_BEFORE))
                : Optional.empty();
    }

    void ignored(PeerConnection object, String annotation, String value) {
        events.publish(
                object,
                EventReason.ANNOTATION_IGNORED,
                annotation + ": \"" + shortened(value) + "\" is ignored: use 10s to 24h, as 30s, 5m or 1h");
    }

    /** An annotation may be a quarter of a mebibyte long; what it should have been must still fit behind it. */
    private static String shortened(String value) {
        return value.length() <= LONGEST_QUOTE ? value : value.substring(0, LONGEST_QUOTE) + "…";
    }

    private static Optional<String> requestId(@Nullable String id) {
        return Optional.ofNullable(id).map(known -> "request " + known);
    }
}
