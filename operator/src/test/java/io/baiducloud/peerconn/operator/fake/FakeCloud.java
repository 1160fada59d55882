package io.baiducloud.peerconn.operator.fake;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.ClientToken;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.PeerConnRole;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The cloud in memory: rows of accounts and regions, failures by script, a log of every call. Each access key id is an
 * account of its own unless told otherwise. Thread-safe.
 */
public final class FakeCloud {
    private record Place(String account, String peerConnId, PeerConnRole role) {}

    private record Transition(Instant due, Runnable change) {}

    private record Script(Predicate<CloudCall> which, AtomicInteger left, Function<Operation, BceException> failure) {}

    private final InstantSource clock;
    private final Map<Place, PeerConn> rows = new LinkedHashMap<>();
    private final Map<String, Set<Place>> places = new HashMap<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<Script> scripts = new ArrayList<>();
    private final List<CloudCall> calls = new ArrayList<>();
    private final Map<Operation, List<ClientToken>> tokens = new HashMap<>();
    private final Map<String, String> accounts = new HashMap<>();
    private Consumer<CloudCall> beforeEach = call -> {};
    private UnaryOperator<PeerConn> detailAnswers = UnaryOperator.identity();
    private Duration transitionTime = Duration.ofSeconds(2);
    private int pageSize = 1000;
    private boolean bareLists;
    private boolean gateway;
    private @Nullable PeerConnRole hidden;
    private int created;

    /** An empty cloud. */
    public FakeCloud(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns a client; {@code cloud::client} is what the operator takes to make its clients. */
    public PeerConnClient client(BceCredentials credentials, String region) {
        return new FakePeerConnClient(this, credentials.accessKeyId(), region);
    }

    /** Says that an access key belongs to an account. */
    public synchronized void account(String accessKeyId, String accountId) {
        accounts.put(accessKeyId, accountId);
    }

    synchronized String accountOf(String accessKeyId) {
        return accounts.getOrDefault(accessKeyId, accessKeyId);
    }

    /** Sets how long creating, updating and deleting take; 2 s unless told otherwise. */
    public synchronized void transitionTime(Duration time) {
        transitionTime = time;
    }

    /** Sets how many rows a page of a list has at most. */
    public synchronized void pageSize(int size) {
        pageSize = size;
    }

    /** From now on list rows show neither tags nor protection. */
    public synchronized void bareLists(boolean bare) {
        bareLists = bare;
    }

    /** From now on what is not there is answered by somebody before the service, who has no request ids. */
    public synchronized void answersLikeAGateway(boolean like) {
        gateway = like;
    }

    synchronized @Nullable String requestIdOfNothing() {
        return gateway ? null : "request-of-a-detail";
    }

    /** From now on lists show one side only of each connection. */
    public synchronized void hideFromLists(PeerConnRole role) {
        hidden = role;
    }

    /** Changes what detail calls answer, as when the cloud shows another side than the one asked for. */
    public synchronized void detailAnswers(UnaryOperator<PeerConn> change) {
        detailAnswers = change;
    }

    /** Runs something before each call is answered, outside of any lock of this class. */
    public synchronized void beforeEach(Consumer<CloudCall> hook) {
        beforeEach = hook;
    }

    /** Lets the next calls of an operation fail. */
    public synchronized void failNext(Operation operation, int times, Function<Operation, BceException> failure) {
        scripts.add(new Script(call -> call.operation() == operation, new AtomicInteger(times), failure));
    }

    /** Lets all calls fail for which the condition holds, until {@link #heal()}. */
    public synchronized void fail(Predicate<CloudCall> which, Function<Operation, BceException> failure) {
        scripts.add(new Script(which, new AtomicInteger(Integer.MAX_VALUE), failure));
    }

    /** Forgets all scripted failures. */
    public synchronized void heal() {
        scripts.clear();
    }

    /** Returns every call so far. */
    public synchronized List<CloudCall> calls() {
        return List.copyOf(calls);
    }

    /** Returns every call of an operation so far. */
    public synchronized List<CloudCall> calls(Operation operation) {
        return calls.stream().filter(call -> call.operation() == operation).toList();
    }

    /** Returns the client tokens of an operation so far, where the fake keeps them: of creations and renewals. */
    public synchronized List<ClientToken> tokens(Operation operation) {
        return List.copyOf(tokens.getOrDefault(operation, List.of()));
    }

    synchronized void noted(Operation operation, ClientToken token) {
        tokens.computeIfAbsent(operation, any -> new ArrayList<>()).add(token);
    }

    /** Returns every call so far that changes something. */
    public synchronized List<CloudCall> mutations() {
        return calls.stream().filter(call -> call.operation().isMutation()).toList();
    }

    /** Forgets the calls so far. */
    public synchronized void forgetCalls() {
        calls.clear();
    }

    /** Puts a row into an account, in the row's own region; one with the same id and role is replaced. */
    public synchronized void put(String account, PeerConn row) {
        var place = new Place(account, row.peerConnId(), row.role());
        rows.put(place, row);
        places.computeIfAbsent(row.peerConnId(), id -> new LinkedHashSet<>()).add(place);
    }

    /** Takes one row away. */
    public synchronized void remove(String account, String peerConnId, PeerConnRole role) {
        rows.remove(new Place(account, peerConnId, role));
    }

    /** Takes a connection away, on both sides. */
    public synchronized void remove(String peerConnId) {
        placesOf(peerConnId).forEach(rows::remove);
    }

    /** Changes the rows for which the condition holds, in any account. */
    public synchronized void change(Predicate<PeerConn> which, UnaryOperator<Row> change) {
        rows.replaceAll(
                (place, row) -> which.test(row) ? change.apply(Row.from(row)).build() : row);
    }

    /** Changes both sides of a connection. */
    public synchronized void change(String peerConnId, UnaryOperator<Row> change) {
        placesOf(peerConnId)
                .forEach(place -> rows.computeIfPresent(
                        place, (ignored, row) -> change.apply(Row.from(row)).build()));
    }

    private Set<Place> placesOf(String peerConnId) {
        return places.getOrDefault(peerConnId, Set.of());
    }

    /** Returns one side of a connection in an account. */
    public synchronized Optional<PeerConn> find(String account, String peerConnId, PeerConnRole role) {
        settle();
        return Optional.ofNullable(rows.get(new Place(account, peerConnId, role)));
    }

    /** Returns the rows that an account has in a region. */
    public synchronized List<PeerConn> rows(String account, String region) {
        settle();
        var found = new ArrayList<PeerConn>();
        rows.forEach((place, row) -> {
            if (place.account().equals(account) && region.equals(row.localRegion())) {
                found.add(row);
            }
        });
        return found;
    }

    /** Returns what a detail call answers. */
    synchronized Optional<PeerConn> detail(String account, String region, String peerConnId, PeerConnRole role) {
        return find(account, peerConnId, role)
                .filter(row -> region.equals(row.localRegion()))
                .map(detailAnswers);
    }

    synchronized List<PeerConn> listed(String account, String region) {
        return rows(account, region).stream()
                .filter(row -> row.role() != hidden)
                .map(row ->
                        bareLists ? Row.from(row).tags(null).deleteProtect(null).build() : row)
                .toList();
    }

    synchronized int pageSize() {
        return pageSize;
    }

    synchronized String newId() {
        created++;
        return "peerconn-%04d".formatted(created);
    }

    /** Lets something happen when the time of a transition is over. */
    synchronized void later(Runnable change) {
        transitions.add(new Transition(clock.instant().plus(transitionTime), change));
    }

    private synchronized void settle() {
        Instant now = clock.instant();
        List<Transition> due =
                transitions.stream().filter(t -> !t.due().isAfter(now)).toList();
        transitions.removeAll(due);
        due.forEach(transition -> transition.change().run());
    }

    /** Notes a call, and fails as the scripts say. */
    void called(Operation operation, String accessKeyId, String region, String subject) {
        var call = new CloudCall(operation, accessKeyId, region, subject, clock.instant());
        Consumer<CloudCall> hook;
        synchronized (this) {
            calls.add(call);
            hook = beforeEach;
        }
        hook.accept(call);
        synchronized (this) {
            for (Script script : scripts) {
                if (script.left().get() > 0 && script.which().test(call)) {
                    script.left().decrementAndGet();
                    throw script.failure().apply(operation);
                }
            }
            settle();
        }
    }
}
