package io.baiducloud.peerconn.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.ClientToken;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.UpdatePeerConnRequest;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.execute.Outcome;
import io.baiducloud.peerconn.operator.fake.FakeCloud;
import io.baiducloud.peerconn.operator.identity.Cluster;
import io.baiducloud.peerconn.operator.identity.CreateIntent;
import io.baiducloud.peerconn.operator.observe.ListedRows;
import io.baiducloud.peerconn.operator.plan.Access;
import io.baiducloud.peerconn.operator.plan.Action;
import io.baiducloud.peerconn.operator.plan.Claim;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.baiducloud.peerconn.operator.plan.Evidence;
import io.baiducloud.peerconn.operator.plan.Memory;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.OtherSide;
import io.baiducloud.peerconn.operator.plan.PeeringPlanner;
import io.baiducloud.peerconn.operator.plan.Plan;
import io.baiducloud.peerconn.operator.plan.Policies;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.plan.Recent;
import io.baiducloud.peerconn.operator.plan.Situation;
import io.baiducloud.peerconn.operator.plan.Surroundings;
import io.baiducloud.peerconn.operator.plan.Wishes;
import io.baiducloud.peerconn.operator.status.StatusComposer;
import io.baiducloud.peerconn.testkit.MutableClock;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One object and its passes as {@link Pass} makes them, against a model of the cloud: the planner, the statuses, what
 * follows from a call and what a process remembers are the real ones; lists always come at once and whole.
 */
final class Rehearsal {
    static final String US = Wishes.US;
    static final String THEM = Wishes.THEM;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Cluster CLUSTER = new Cluster("cluster-1", List.of());
    private static final Policies POLICIES =
            new Policies(false, true, true, ZoneOffset.UTC, Duration.ofMinutes(5), Duration.ofSeconds(30));
    private static final int QUIET_PASSES = 12;
    private static final int BOUND = 150;

    final MutableClock clock = MutableClock.at("2026-01-01T12:00:00Z");
    final FakeCloud cloud = new FakeCloud(clock);
    final PeerConnection object = new PeerConnection();
    private final Map<String, Object> spec = new LinkedHashMap<>();
    private final List<String> trace = new ArrayList<>();
    private ObjectMemory memory = new ObjectMemory(clock.instant());
    private final Map<String, String> answeredTokens = new HashMap<>();
    private final Map<String, Instant> requestedAt = new HashMap<>();
    private Duration listLag = Duration.ZERO;
    private int listsWithout;
    private boolean losesNextAnswer;
    private boolean gone;
    private int mutations;

    Rehearsal(Map<String, Object> declared) {
        ObjectMeta meta = new ObjectMeta();
        meta.setNamespace("network");
        meta.setName("orders");
        meta.setUid("uid-of-orders");
        meta.setCreationTimestamp(clock.instant().toString());
        meta.setGeneration(0L);
        meta.setAnnotations(new LinkedHashMap<>());
        object.setMetadata(meta);
        declare(declared);
    }

    /** Changes the spec; a null value takes a field out. */
    void declare(Map<String, @Nullable Object> change) {
        change.forEach((field, value) -> {
            if (value == null) {
                spec.remove(field);
            } else {
                spec.put(field, value);
            }
        });
        object.setSpec(JSON.convertValue(spec, PeerConnectionSpec.class));
        object.getMetadata().setGeneration(object.getMetadata().getGeneration() + 1);
        trace.add("spec " + spec);
    }

    boolean isAcceptor() {
        return "acceptor".equals(spec.get("role"));
    }

    /** Another process takes over: it knows what the object says. */
    void restart() {
        trace.add("restart");
        memory = new ObjectMemory(clock.instant());
        listsWithout = 0;
    }

    void loseStatus() {
        trace.add("status lost");
        object.setStatus(PeerConnectionStatus.builder().build());
    }

    void annotate(String annotation, @Nullable String value) {
        trace.add(annotation + "=" + value);
        if (value == null) {
            object.getMetadata().getAnnotations().remove(annotation);
        } else {
            object.getMetadata().getAnnotations().put(annotation, value);
        }
    }

    /** The next mutation is carried out, and nobody hears of it. */
    void loseNextAnswer() {
        losesNextAnswer = true;
    }

    /** From now on lists show a new connection only after so long. */
    void lists(Duration lag) {
        listLag = lag;
    }

    void delete() {
        trace.add("deleted");
        object.getMetadata().setDeletionTimestamp(clock.instant().toString());
        object.getMetadata().setGeneration(object.getMetadata().getGeneration() + 1);
        gone = object.getMetadata().getFinalizers().isEmpty();
    }

    boolean isGone() {
        return gone;
    }

    int mutations() {
        return mutations;
    }

    void note(Object what) {
        trace.add(clock.instant() + " " + what);
    }

    /** What happened so far, for people. */
    String story() {
        return String.join("\n", trace);
    }

    /** The row of the side that the object stands on, as it is now. */
    List<PeerConn> ownRows() {
        return cloud.rows(isAcceptor() ? THEM : US, text("region"));
    }

    /** Whether the cloud knows this request already and would answer with what it made of it. */
    boolean isAnswered(ClientToken token) {
        return answeredTokens.containsKey(token.value());
    }

    private List<PeerConn> listed() {
        return ownRows().stream()
                .filter(row -> !clock.instant()
                        .isBefore(requestedAt
                                .getOrDefault(row.peerConnId(), Instant.EPOCH)
                                .plus(listLag)))
                .toList();
    }

    private List<PeerConn> otherRows() {
        return cloud.rows(peerAccount(), text("peerRegion"));
    }

    private String peerAccount() {
        return isAcceptor() || !spec.containsKey("peerAccountId") ? US : THEM;
    }

    private String text(String field) {
        return String.valueOf(spec.get(field));
    }

    /** One pass, and the time until the next. */
    void step() {
        if (!gone) {
            waitAfter(pass(), 0);
        }
    }

    /** What a settled object came to. */
    record Settled(Plan plan, int passes, int mutations) {}

    /** Passes again and again until nothing changes any more. */
    Settled settle() {
        int quiet = 0;
        int before = mutations;
        for (int passes = 1; passes <= BOUND; passes++) {
            PeerConnectionStatus status = object.getStatus();
            int soFar = mutations;
            Plan plan = pass();
            if (gone) {
                return new Settled(plan, passes, mutations - before);
            }
            boolean changed = mutations > soFar || !object.getStatus().equals(status);
            quiet = changed ? 0 : quiet + 1;
            if (quiet == QUIET_PASSES) {
                return new Settled(plan, passes - quiet, mutations - before);
            }
            waitAfter(plan, quiet);
        }
        throw new AssertionError("does not come to rest:\n" + story());
    }

    private void waitAfter(Plan plan, int quiet) {
        Duration step = quiet > QUIET_PASSES / 2
                ? Duration.ofMinutes(5)
                : plan.moving() ? Duration.ofSeconds(3) : Duration.ofSeconds(60);
        Instant next = clock.instant().plus(step);
        Instant wake = plan.wakeAt();
        clock.set(wake != null && wake.isAfter(clock.instant()) && wake.isBefore(next) ? wake : next);
    }

    /** One pass: observe, plan, at most one mutation, status. */
    Plan pass() {
        Situation s = situation();
        Plan plan = PeeringPlanner.plan(s);
        if (s.observed() instanceof Observed.Present) {
            memory.stillWanted(
                    plan.steps().stream().map(step -> step.action().describe()).collect(Collectors.toSet()));
        }
        trace.add(clock.instant() + " " + plan.outlook() + " " + plan.describe());
        if (plan.finalizer() == Plan.Finalizer.REMOVE) {
            object.getMetadata().getFinalizers().clear();
            gone = true;
            return plan;
        }
        if (plan.findDue().isPresent()) {
            carryOut(s, plan, plan.findDue().get().action());
            return plan;
        }
        if (plan.outlook().isReady()) {
            memory.settled();
        }
        if (plan.finalizer() == Plan.Finalizer.ADD) {
            addFinalizer();
        }
        object.setStatus(StatusComposer.compose(s, plan));
        return plan;
    }

    private Situation situation() {
        Desired desired = Desired.of(object);
        Memory remembered = Memory.of(object);
        Instant now = clock.instant();
        Observed observed = observed(desired, remembered, now);
        noteNegotiation(observed, now);
        memory.startsAnew(desired.generation() + " " + desired.reconcileRequestedAt());
        return new Situation(
                desired,
                CLUSTER.tagOf("network", "orders"),
                remembered,
                new Access.Usable("key-hash", true),
                observed,
                otherSide(desired, observed),
                new Claim.Won(),
                POLICIES,
                Surroundings.none(),
                memory.recent(),
                true,
                now);
    }

    private Observed observed(Desired desired, Memory remembered, Instant now) {
        Observed observed = new ListedRows(CLUSTER, tag -> Optional.empty(), listed(), true, true)
                .observe(desired, remembered, evidence(remembered, now));
        if (!(observed instanceof Observed.Absent absent)) {
            listsWithout = 0;
            return observed;
        }
        listsWithout++;
        Optional<PeerConn> inDetail = ownRows().stream()
                .filter(row ->
                        absent.peerConnId().filter(row.peerConnId()::equals).isPresent())
                .findFirst();
        return listsWithout >= 2 && inDetail.isPresent()
                ? new Observed.Unknown(Reason.PENDING, "can be read and is missing from the list", false)
                : new Observed.Absent(absent.peerConnId(), evidence(remembered, now));
    }

    private Evidence evidence(Memory remembered, Instant now) {
        boolean released = remembered.knownId().filter(memory::hasReleased).isPresent();
        return new Evidence(remembered.wasSeen(), listsWithout, now.minusMillis(1), true, true, false, released);
    }

    private void noteNegotiation(Observed observed, Instant now) {
        if (observed instanceof Observed.Present present) {
            switch (present.own().status()) {
                case CONSULTING -> memory.waits(now);
                case CONSULT_FAILED -> memory.waitsNoLonger(Optional.of(now.minusSeconds(60)));
                default -> {
                    // no negotiation
                }
            }
        }
    }

    private OtherSide otherSide(Desired desired, Observed observed) {
        if (desired.acceptor().isEmpty() || desired.deleting() || !(observed instanceof Observed.Present present)) {
            return new OtherSide.NotDeclared();
        }
        return otherRows().stream()
                .filter(row ->
                        row.peerConnId().equals(present.own().peerConnId()) && row.role() == PeerConnRole.ACCEPTOR)
                .findFirst()
                .<OtherSide>map(row -> new OtherSide.Seen(row, true))
                .orElseGet(() -> new OtherSide.Unseen("the other side is there"));
    }

    private void carryOut(Situation s, Plan plan, Action action) {
        if (plan.finalizer() == Plan.Finalizer.ADD) {
            addFinalizer();
        }
        Legality.check(this, s, action);
        mutations++;
        Instant now = clock.instant();
        String id = action instanceof Action.Create create ? create(s, create) : change(action);
        if (losesNextAnswer) {
            losesNextAnswer = false;
            trace.add("the answer to \"" + action.describe() + "\" is lost");
            memory.troubled(new Recent.Trouble(action.describe(), Reason.UNOBSERVED, "no answer", now.plusSeconds(2)));
            memory.lookAgain(now);
            Situation after = s.withRecent(memory.recent()).withObjectOf(object);
            object.setStatus(StatusComposer.compose(after, PeeringPlanner.plan(after)));
            return;
        }
        memory.done(action, now);
        Optional<String> createdId = action instanceof Action.Create ? Optional.of(id) : Optional.empty();
        Look look = new Look(s, Optional.empty(), Optional.empty(), "the Secret", Map.of());
        PassResult result =
                Aftermath.taken(new Outcome.Done(action, object, createdId, "request-1"), look, memory.recent());
        object.setStatus(result.status().orElseThrow());
    }

    private void addFinalizer() {
        if (object.getMetadata().getFinalizers().isEmpty()) {
            object.getMetadata().setFinalizers(new ArrayList<>(List.of(WellKnownNames.FINALIZER)));
        }
    }

    private String create(Situation s, Action.Create create) {
        CreateIntent intent = s.memory()
                .findIntent()
                .filter(known -> known.attempt() == create.attempt()
                        && known.outcome() == CreateIntent.Outcome.OPEN
                        && known.isFor(create.request()))
                .map(known -> known.again(s.now()))
                .orElseGet(() -> CreateIntent.open(
                        s.desired().ref().uid(),
                        create.attempt(),
                        create.request(),
                        s.now(),
                        "key-hash",
                        s.memory().knownId().orElse(null)));
        Legality.isNoSecondConnection(this, intent.token());
        object.getMetadata().getAnnotations().put(WellKnownNames.CREATE_INTENT_ANNOTATION, intent.toAnnotation());
        return answeredTokens.computeIfAbsent(intent.token().value(), token -> {
            String id = client(Action.Side.OWN)
                    .create(create.request(), intent.token())
                    .peerConnId();
            requestedAt.put(id, s.now());
            return id;
        });
    }

    private String change(Action action) {
        PeerConnClient client = client(action.side());
        return switch (action) {
            case Action.Create create -> throw new IllegalArgumentException("needs an intent");
            case Action.Release release -> done(release.peerConnId(), client.delete(release.peerConnId()));
            case Action.Resize resize -> done(resize.peerConnId(), client.resize(resize.peerConnId(), resize.to()));
            case Action.Update update ->
                done(
                        update.peerConnId(),
                        client.update(
                                update.peerConnId(),
                                new UpdatePeerConnRequest(
                                        update.localIfId(), update.localIfName(), update.description())));
            case Action.SwitchDns dns ->
                done(
                        dns.peerConnId(),
                        dns.open()
                                ? client.openDnsSync(dns.peerConnId(), dns.role())
                                : client.closeDnsSync(dns.peerConnId(), dns.role()));
            case Action.Protect protect ->
                done(protect.peerConnId(), client.setDeleteProtect(protect.peerConnId(), protect.deleteProtect()));
            case Action.Accept accept -> done(accept.peerConnId(), client.accept(accept.peerConnId()));
            case Action.Reject reject -> done(reject.peerConnId(), client.reject(reject.peerConnId()));
            case Action.Renew renew -> done(renew.peerConnId(), client.renew(renew.peerConnId(), renew.months()));
        };
    }

    private static String done(String id, Object result) {
        assertThat(result).isNotNull();
        return id;
    }

    private PeerConnClient client(Action.Side side) {
        boolean own = side == Action.Side.OWN;
        String account = own ? (isAcceptor() ? THEM : US) : peerAccount();
        return cloud.client(BceCredentials.of(account, "secret"), text(own ? "region" : "peerRegion"));
    }
}
