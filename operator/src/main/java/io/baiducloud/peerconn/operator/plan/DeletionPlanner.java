package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.crd.DeletionPolicy;
import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.operator.identity.CreateIntent;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.identity.Ownership;
import java.util.Optional;

/** What becomes of a connection when its object is deleted: nothing is released by mistake, nothing is left by mistake. */
final class DeletionPlanner {
    static final String WAY_OUT = "; deletionPolicy: Retain lets the object go and leaves the connection";

    private DeletionPlanner() {}

    static Plan plan(Situation s) {
        if (!s.desired().hasFinalizer()) {
            return Plan.hold(
                    Reason.DELETING, "this operator no longer holds this object: metadata.finalizers shows who does");
        }
        return releasesNothing(s).orElseGet(() -> withCloud(s));
    }

    /** What may leave without a look at the cloud. */
    static Optional<Plan> releasesNothing(Situation s) {
        if (s.surroundings().crdBeingDeleted()) {
            return Optional.of(Plan.letGo("the custom resource definition is being deleted: nothing is released"));
        }
        if (isRetained(s)) {
            return Optional.of(Plan.letGo("the connection is retained"));
        }
        if (s.desired().observesOnly()) {
            return Optional.of(Plan.letGo("this object only observes: the connection is left as it is"));
        }
        if (s.desired().isAcceptor()) {
            return Optional.of(Plan.letGo("an acceptor releases nothing: only the requester can"));
        }
        if (s.claim() instanceof Claim.Lost(ObjectRef winner, Claim.HandOver ignored) && !isPerhapsOurs(s)) {
            return Optional.of(Plan.letGo(winner + " manages this side: nothing is released"));
        }
        if (s.surroundings().heir().isPresent()) {
            ObjectRef heir = s.surroundings().heir().get();
            return Optional.of(Plan.letGo("the connection is handed over to " + heir));
        }
        return nothingWasCreated(s.memory()) && s.memory().origin().isEmpty()
                ? Optional.of(Plan.letGo("nothing was created for this object"))
                : Optional.empty();
    }

    /** The side was judged without the tags of what stands there, which may say that it was created for this object. */
    private static boolean isPerhapsOurs(Situation s) {
        boolean tagsAreUnknown = s.observed() instanceof Observed.Unknown
                || (s.observed() instanceof Observed.Present present
                        && present.ownership() instanceof Ownership.NotReadYet);
        return tagsAreUnknown && (s.memory().hasCreated() || s.memory().hasOpenIntent());
    }

    /** Neither an id nor an attempt that may have led to one; an attempt that only status knows of may have. */
    private static boolean nothingWasCreated(Memory memory) {
        return memory.knownId().isEmpty()
                && memory.findIntent()
                        .map(intent -> intent.outcome() == CreateIntent.Outcome.REFUSED
                                && intent.attempt() == memory.attempts())
                        .orElse(memory.attempts() == 0);
    }

    private static boolean isRetained(Situation s) {
        return s.desired()
                .deletionPolicy()
                .map(policy -> policy == DeletionPolicy.RETAIN)
                .orElseGet(
                        () -> s.memory().origin().filter(Origin.ADOPTED::equals).isPresent());
    }

    private static Plan withCloud(Situation s) {
        Plan plan = look(s);
        return s.policies().observeOnly() && !plan.steps().isEmpty()
                ? plan.shownOnly()
                        .withOutlook(
                                Reason.BLOCKED,
                                "the operator only observes (chart value managementPolicy, option --management-policy)"
                                        + " and releases nothing: this object waits" + WAY_OUT)
                : plan;
    }

    private static Plan look(Situation s) {
        if (s.access() instanceof Access.Problem(Reason reason, String message)) {
            return Plan.hold(reason, message + WAY_OUT);
        }
        return switch (s.observed()) {
            case Observed.Unknown unknown -> {
                Plan waiting = PeeringPlanner.untilMoreIsKnown(s, unknown);
                yield unknown.reason() == Reason.UNOBSERVED
                        ? waiting.withOutlook(unknown.reason(), unknown.message() + WAY_OUT)
                        : waiting;
            }
            case Observed.Mismatch(PeerConn row, Observed.Mismatch.Kind ignored, String message)
            when isWhatWeCreated(s, row) -> Plan.hold(Reason.IDENTITY_MISMATCH, message + WAY_OUT);
            case Observed.Mismatch(PeerConn row, Observed.Mismatch.Kind ignored, String message) ->
                hadAnother(s, row, "does not match this object")
                        .orElseGet(() -> Plan.letGo("not released: " + message));
            case Observed.Ambiguous ambiguous
            when s.memory().hasCreated() || s.memory().hasOpenIntent() ->
                Plan.hold(
                        Reason.CONFLICT,
                        "several connections stand between these VPCs, and one of them "
                                + (s.memory().hasCreated() ? "was" : "may have been")
                                + " created for this object: name it in peerConnId, out of "
                                + ambiguous.ids() + WAY_OUT);
            case Observed.Ambiguous _ ->
                Plan.letGo("nothing is released: several connections stand between these VPCs, and none was created"
                        + " for this object");
            case Observed.Absent absent -> absent(s, absent);
            case Observed.Present present -> present(s, present);
        };
    }

    /**
     * A row with the id of what we created, that is another one all the same: seen with the keys of the other account, say. It
     * must not be released as it is, and not be forgotten either.
     */
    private static boolean isWhatWeCreated(Situation s, PeerConn row) {
        return s.memory().hasCreated() && s.memory().knows(row.peerConnId());
    }

    private static Plan absent(Situation s, Observed.Absent absent) {
        Evidence evidence = absent.evidence();
        boolean perhapsToShow = s.memory().hasOpenIntent()
                || (!s.memory().wasSeen() && s.memory().knownId().isPresent());
        Plan looking = Plan.hold(
                Reason.DELETING,
                "a connection may have been requested for this object: looking for it before letting the object go");
        Optional<Plan> tooEarly = s.memory()
                .findIntent()
                .filter(intent -> perhapsToShow)
                .flatMap(intent -> AbsencePlanner.untilItMayShow(s, evidence, intent, looking));
        return tooEarly.orElseGet(() -> absentForLong(s, absent));
    }

    private static Plan absentForLong(Situation s, Observed.Absent absent) {
        if (s.memory().hasOpenIntent() && !absent.evidence().sameAccount() && !AbsencePlanner.personVouches(s)) {
            return Plan.hold(
                    Reason.ABSENCE_UNCONFIRMED,
                    "a connection may have been requested for this object with another access key, and this one may belong to"
                            + " another account: restore the credentials, or, if there is no such connection, annotate this"
                            + " object with a new vpc.baiducloud.io/reconcile-requested-at" + WAY_OUT);
        }
        if (s.memory().knownId().isEmpty()) {
            return Plan.letGo("there is no connection of this object");
        }
        String id = s.memory().knownId().get();
        Optional<String> lookedFor = absent.peerConnId().filter(other -> !other.equals(id));
        if (lookedFor.isPresent()) {
            return hadAnother(id, lookedFor.get(), "is not seen");
        }
        return AbsencePlanner.doubt(s, absent.evidence(), id)
                .map(doubt -> doubt.outlook().reason() == Reason.PENDING
                        ? doubt.withOutlook(
                                Reason.DELETING,
                                "connection " + id + " is no longer listed: making sure that it is gone")
                        : doubt.withOutlook(
                                doubt.outlook().reason(), doubt.outlook().message() + WAY_OUT))
                .orElseGet(() -> Plan.letGo("connection " + id + " is gone"));
    }

    /** That the id which is declared by now leads elsewhere says nothing of what this object had. */
    private static Optional<Plan> hadAnother(Situation s, PeerConn row, String what) {
        return s.memory().origin().isPresent() && s.desired().spec().peerConnId() != null
                ? s.memory()
                        .knownId()
                        .filter(id -> !id.equals(row.peerConnId()))
                        .map(id -> hadAnother(id, row.peerConnId(), what))
                : Optional.empty();
    }

    private static Plan hadAnother(String id, String declared, String what) {
        return Plan.hold(
                Reason.BLOCKED,
                "peerConnId names " + declared + ", which " + what + ", while this object had connection " + id
                        + " before: set peerConnId to the one that is to be released" + WAY_OUT);
    }

    private static Plan present(Situation s, Observed.Present present) {
        PeerConn row = present.own();
        String id = row.peerConnId();
        return switch (Adoption.decide(s, row, present.ownership())) {
            case Adoption.NotKnownYet() ->
                Plan.hold(Reason.DELETING, "reading the tags of " + id + " before anything is released")
                        .wakingAt(
                                Adoption.tagsShowBy(s).filter(s.now()::isBefore).orElse(null));
            case Adoption.Refused(String message, String ignored) ->
                hadAnother(s, row, "is not this object's").orElseGet(() -> Plan.letGo("not released: " + message));
            case Adoption.TakenOver()
            when isForeign(s, row) -> Plan.letGo("the connection is retained, because this object did not create it");
            case Adoption.TakenOver()
            when !isNamed(s, row) ->
                Plan.letGo("connection " + id + " is retained: it took the place of the one that this object had");
            case Adoption.TakenOver() -> ReleasePlanner.plan(s, present);
            case Adoption.Ours() -> ReleasePlanner.plan(s, present);
        };
    }

    /** Taken over, or about to be, and nobody said that it may be released. A hand-over passes the origin on. */
    private static boolean isForeign(Situation s, PeerConn row) {
        return s.desired().deletionPolicy().isEmpty() && !isWhatWeCreated(s, row);
    }

    /** What somebody made meanwhile, in place of what was managed, was never taken over. */
    private static boolean isNamed(Situation s, PeerConn row) {
        return row.peerConnId().equals(s.desired().spec().peerConnId())
                || s.memory().knows(row.peerConnId());
    }
}
