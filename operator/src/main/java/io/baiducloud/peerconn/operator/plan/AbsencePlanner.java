package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.CreatePeerConnRequest;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.crd.Acceptor;
import io.baiducloud.peerconn.operator.identity.CreateIntent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an initiator does while its connection is not there: create it, or doubt that it is gone. */
final class AbsencePlanner {
    /** Stands for the id of a connection that is yet to be created, in steps that are only shown. */
    private static final String NO_ID_YET = "the request";

    private AbsencePlanner() {}

    static Plan plan(Situation s, Observed.Absent absent) {
        Evidence evidence = absent.evidence();
        String declaredId = s.desired().spec().peerConnId();
        if (declaredId != null) {
            return declaredIdIsAbsent(s, evidence, declaredId);
        }
        if (s.memory().knownId().isEmpty()) {
            return request(s, evidence);
        }
        String id = s.memory().knownId().get();
        if (!s.memory().wasSeen()) {
            return neverSeen(s, evidence, id);
        }
        return doubt(s, evidence, id).orElseGet(() -> gone(s, evidence, id));
    }

    private static Plan declaredIdIsAbsent(Situation s, Evidence evidence, String id) {
        Plan notFound = Plan.hold(
                Reason.PEER_CONN_ID_NOT_FOUND,
                "no connection " + id + " is seen in region "
                        + s.desired().spec().region()
                        + " with these credentials: correct peerConnId, region or credentialsRef; with peerConnId nothing is ever created");
        boolean wasSeen = s.memory().wasSeen() && s.memory().knows(id);
        return wasSeen ? doubt(s, evidence, id).orElse(notFound) : notFound;
    }

    /** Asks for a connection: under a new number, or, where nobody knows what came of the last attempt, under that one. */
    private static Plan request(Situation s, Evidence evidence) {
        Optional<CreatePeerConnRequest> request = CreateRequests.of(s.desired(), s.ownerTag());
        if (request.isEmpty()) {
            return nothingToCreateWith(s);
        }
        if (s.memory().hasForgottenAttempt()) {
            return create(s, request.get(), s.memory().attempts());
        }
        if (!s.memory().hasOpenIntent()) {
            return create(s, request.get(), s.memory().attempts() + 1);
        }
        CreateIntent intent = s.memory().findIntent().orElseThrow();
        if (intent.isFor(request.get())) {
            return create(s, request.get(), intent.attempt());
        }
        Plan looking = looking("an earlier request may have been carried out");
        return untilItMayShow(s, evidence, intent, looking)
                .orElseGet(() -> create(s, request.get(), intent.attempt() + 1));
    }

    /** The cloud answered our creation with an id, and nobody has seen it since. */
    private static Plan neverSeen(Situation s, Evidence evidence, String id) {
        Optional<CreateIntent> itsIntent =
                s.memory().findIntent().filter(known -> !s.memory().isReplacing());
        Plan looking = looking("connection " + id + " was requested and does not show yet");
        Optional<Plan> tooEarly = itsIntent.flatMap(known -> untilItMayShow(s, evidence, known, looking));
        return tooEarly.or(() -> doubt(s, evidence, id)).orElseGet(() -> gone(s, evidence, id));
    }

    private static Plan looking(String why) {
        return Plan.hold(Reason.CREATING, why + ": looking for it before asking again");
    }

    /** Looking, and nothing else, until the cloud had time to show what it took. */
    static Optional<Plan> untilItMayShow(Situation s, Evidence evidence, CreateIntent intent, Plan looking) {
        Instant graceEnd = intent.startedAt().plus(s.policies().visibilityGrace());
        if (evidence.listBegunAt().isAfter(graceEnd)) {
            return Optional.empty();
        }
        return Optional.of(
                s.now().isAfter(graceEnd)
                        ? looking.whileMoving().needingListAfter(graceEnd)
                        : looking.whileMoving().wakingAt(graceEnd.plusMillis(1)));
    }

    /** Why the absence of a connection that was seen is not believed; empty when it is. */
    static Optional<Plan> doubt(Situation s, Evidence evidence, String id) {
        if (!evidence.hasEnoughLists()) {
            return Optional.of(Plan.hold(
                            Reason.PENDING,
                            "connection " + id + " is missing from the last list: looking again before believing it")
                    .whileMoving()
                    .needingListAfter(evidence.listBegunAt()));
        }
        boolean personVouches = personVouches(s);
        if (evidence.massAbsence() && !evidence.releasedByUs() && !personVouches) {
            return Optional.of(
                    Plan.hold(
                            Reason.MASS_ABSENCE,
                            "connection " + id
                                    + " vanished together with many others of these credentials: check the account; if it"
                                    + " is really gone, annotate this object with a new vpc.baiducloud.io/reconcile-requested-at"));
        }
        if (!evidence.detailConfirms() && !personVouches) {
            return Optional.of(Plan.hold(
                    Reason.ABSENCE_UNCONFIRMED,
                    "connection " + id
                            + " is missing from the lists, and the cloud does not confirm that it is gone: look"
                            + " into the console; if it is really gone, annotate this object with a new"
                            + " vpc.baiducloud.io/reconcile-requested-at"));
        }
        if (!evidence.sameAccount() && !personVouches) {
            return Optional.of(Plan.hold(
                    Reason.ABSENCE_UNCONFIRMED,
                    "connection " + id
                            + " was last seen with another access key, and this one may belong to another account:"
                            + " restore the credentials, or, if it is really gone, annotate this object with a new"
                            + " vpc.baiducloud.io/reconcile-requested-at"));
        }
        return Optional.empty();
    }

    /** A person who asks for a new look after a doubt was shown says that it is so. Asked before, it says nothing. */
    static boolean personVouches(Situation s) {
        return s.isFreshLookRequested()
                && s.freshLookHad()
                && (shownDoubt(s).isPresent() || s.memory().isReplacing());
    }

    private static Optional<Reason> shownDoubt(Situation s) {
        return Stream.of(Reason.ABSENCE_UNCONFIRMED, Reason.MASS_ABSENCE)
                .filter(s.memory()::shows)
                .findFirst();
    }

    /** What a person answered stays shown until the cloud has taken the request, which may have to wait for its turn. */
    private static Plan whileAnswered(Situation s, Plan plan, String id) {
        return personVouches(s) && plan.findDue().isPresent()
                ? shownDoubt(s)
                        .map(shown -> plan.withOutlook(
                                shown,
                                "connection " + id + " is taken to be gone, as a person asked: another one is being"
                                        + " requested"))
                        .orElse(plan)
                : plan;
    }

    private static Plan gone(Situation s, Evidence evidence, String id) {
        if (Payments.wasPrepaid(s)) {
            return Plan.hold(
                    Reason.BLOCKED,
                    "the prepaid connection " + id
                            + " is gone and is not bought again by itself: delete this object and create"
                            + " it anew to buy another one");
        }
        return whileAnswered(s, request(s, evidence), id);
    }

    private static Plan create(Situation s, CreatePeerConnRequest request, int attempt) {
        List<Step> steps = Stream.concat(
                        Stream.of(Step.now(new Action.Create(request, attempt))), afterwards(s.desired()))
                .toList();
        return Plan.of(steps, Reason.CREATING, "the connection is being requested")
                .withFinalizer();
    }

    /** What a creation cannot carry, and what is therefore done when the connection is there: part of the dry run. */
    private static Stream<Step> afterwards(Desired desired) {
        Stream<Step> own = Boolean.TRUE.equals(desired.spec().dnsSync())
                ? Stream.of(onceActive(new Action.SwitchDns(NO_ID_YET, PeerConnRole.INITIATOR, true, Action.Side.OWN)))
                : Stream.empty();
        return Stream.concat(own, desired.acceptor().stream().flatMap(block -> onTheOtherSide(desired, block)));
    }

    private static Stream<Step> onTheOtherSide(Desired desired, Acceptor block) {
        String name = block.localIfName();
        String description = block.description();
        Stream.Builder<Step> steps = Stream.builder();
        if (desired.isCrossAccount()) {
            steps.add(Step.when("the other side shows it", new Action.Accept(NO_ID_YET, Action.Side.OTHER)));
        }
        if (name != null || description != null) {
            steps.add(onceActive(new Action.Update(NO_ID_YET, "", name, description, Action.Side.OTHER)));
        }
        if (Boolean.TRUE.equals(block.dnsSync())) {
            steps.add(onceActive(new Action.SwitchDns(NO_ID_YET, PeerConnRole.ACCEPTOR, true, Action.Side.OTHER)));
        }
        return steps.build();
    }

    private static Step onceActive(Action action) {
        return Step.when("the connection is active", action);
    }

    private static Plan nothingToCreateWith(Situation s) {
        return Plan.hold(
                Reason.BLOCKED,
                s.desired().spec().bandwidthInMbps() == null
                        ? "there is no connection between these VPCs, and none can be created without a bandwidth: set"
                                + " bandwidthInMbps"
                        : "there is no connection between these VPCs, and none can be bought without a length: set"
                                + " billing.reservation");
    }
}
