package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.schedule.Ticking;
import io.baiducloud.peerconn.operator.throttle.Admission;
import io.baiducloud.peerconn.operator.throttle.Breaker;
import io.baiducloud.peerconn.operator.throttle.CallClass;
import io.baiducloud.peerconn.operator.throttle.CallGate;
import io.baiducloud.peerconn.operator.throttle.EndpointRoom;
import io.baiducloud.peerconn.operator.throttle.Health;
import io.baiducloud.peerconn.operator.throttle.Permit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One account in one region, as one credential sees it: the shared list, details, freshness of rows, and the gate to the
 * API. Everything that objects of this credential do to the cloud goes through here. Thread-safe; nothing blocks but
 * {@link #call} and {@link #detail}, for one wire call.
 */
public final class RegionView implements Ticking {
    private final Wire wire;
    private final RowMemory memory;
    private final Details details;
    private final Poller poller;
    private final Herald listHerald;
    private final HealthNews healthNews;
    private final CloudListener listener;
    private final BooleanSupplier leading;
    private final OtherRegions otherRegions;

    /**
     * Makes a view.
     *
     * @param endpoint how many calls all credentials together may have under way there
     * @param otherRegions the views of the same credential in other regions
     */
    RegionView(
            CloudKey key,
            PeerConnClient client,
            CloudSettings settings,
            CloudSurroundings around,
            EndpointRoom endpoint,
            Supplier<Stream<RegionView>> otherRegions) {
        this.otherRegions = new OtherRegions(otherRegions);
        var breaker = new Breaker(around.random());
        var gate = new CallGate(
                key, settings.gate(), around.clock(), breaker, around.waker(), around.listener(), endpoint);
        this.wire = new Wire(key, client, gate, breaker, around.clock());
        this.listHerald = new Herald(around.waker());
        this.healthNews = new HealthNews(wire, new Herald(around.waker()), around.listener());
        this.memory = new RowMemory(wire, listHerald, settings, around.random());
        this.details = new Details(wire, this::call, memory);
        this.poller = new Poller(
                wire,
                new PollSchedule(settings, around.random()),
                around.executor(),
                around.leading(),
                new ListAudience(),
                new SideReader(wire, details, memory, this::wantList));
        this.listener = around.listener();
        this.leading = around.leading();
    }

    /** Returns what it is a view of. */
    public CloudKey key() {
        return wire.key();
    }

    /** Returns the newest complete list. */
    public Optional<Snapshot> latest() {
        return memory.latest();
    }

    /** Returns whether the cloud takes the credential here. */
    public Health health() {
        return wire.breaker().health();
    }

    /**
     * Says what an object wants to hear about until its next pass. An object that watches keeps the list going.
     *
     * @param ref the object
     * @param interest replaces what it wanted before
     */
    public void watch(ObjectRef ref, Interest interest) {
        memory.watch(ref, interest);
    }

    /** Forgets an object, its place in line included. */
    public void unwatch(ObjectRef ref) {
        memory.unwatch(ref);
        wire.gate().withdraw(ref);
        healthNews.spare(ref);
    }

    /** Whether this process may change anything at this moment; to be asked right before a mutation, after all that takes time. */
    public boolean mayMutate() {
        return leading.getAsBoolean();
    }

    /** Asks to make one call; never blocks. */
    public Admission admit(ObjectRef ref, CallClass callClass) {
        return wire.gate().admit(ref, callClass);
    }

    /** Gives up an object's place in line: it does not want to call any more. */
    public void withdraw(ObjectRef ref) {
        wire.gate().withdraw(ref);
    }

    /**
     * Makes one admitted call and closes its permit. What the call threw is thrown on, after the gate has learnt from it: a
     * 429 or 503 slows this credential down; refused keys, and an endpoint that does not answer, are checked by a plain list
     * at once.
     */
    public <T> T call(Permit permit, Function<PeerConnClient, T> call) {
        try {
            return wire.call(permit, call);
        } catch (BceException e) {
            if (e instanceof BceException.Unauthenticated || e.httpStatus() == 0) {
                poller.wantList();
            }
            throw e;
        }
    }

    /** Notes that we have just changed a connection, or tried to: what was read before no longer counts. */
    public void mutated(String peerConnId) {
        memory.mutated(peerConnId);
    }

    /** Notes that we have asked for the release of a connection, so that it is expected to vanish. */
    public void released(String peerConnId) {
        memory.released(peerConnId);
    }

    /** Whether a row has not been read again since we last changed the connection. */
    public boolean isDirty(String peerConnId, PeerConnRole role) {
        return memory.isDirty(peerConnId, role);
    }

    /** Reads one side of a connection now, because a decision waits for it. */
    public DetailAnswer detail(ObjectRef ref, String peerConnId, PeerConnRole role) {
        return details.read(ref, peerConnId, role);
    }

    /** Reads one side of a connection when there is time, to keep fields fresh that list rows lack. */
    public DetailAnswer refresh(ObjectRef ref, String peerConnId, PeerConnRole role) {
        return details.refresh(ref, peerConnId, role);
    }

    /** Returns the last detail of one side. */
    public Optional<DetailRow> cachedDetail(String peerConnId, PeerConnRole role) {
        return memory.cachedDetail(peerConnId, role);
    }

    /** Whether the last detail of a side is too old, older than our last change, or missing. */
    public boolean detailDue(String peerConnId, PeerConnRole role) {
        return memory.detailDue(peerConnId, role);
    }

    /** Returns when the last detail of one side will be too old; empty when there is none. */
    public Optional<Instant> detailDueAt(String peerConnId, PeerConnRole role) {
        return memory.detailDueAt(peerConnId, role);
    }

    /** Returns one side as the newest of list and detail shows it, with tags and protection from the detail if need be. */
    public Optional<PeerConn> merged(String peerConnId, PeerConnRole role) {
        return memory.merged(peerConnId, role);
    }

    /** Whether this credential has ever seen a side of a connection here; the other side may be another account's. */
    public boolean hasShown(String peerConnId, PeerConnRole side) {
        return memory.hasShown(peerConnId, side);
    }

    /** Returns what speaks for a connection being gone. */
    public Absence absence(String peerConnId) {
        return otherRegions.absence(memory, peerConnId);
    }

    /** Frees one connection from a mass absence: a person has looked. */
    public void excuse(String peerConnId) {
        memory.excuse(peerConnId);
    }

    /** Returns a look at the whole, for gauges. */
    public ViewReading reading(Instant now) {
        Optional<Snapshot> snapshot = latest();
        return new ViewReading(
                key(),
                health(),
                snapshot.map(s -> Duration.between(s.begunAt(), now)),
                memory.need().interval(),
                poller.silence(now),
                snapshot.map(Snapshot::size).orElse(0),
                memory.watcherCount(),
                wire.gate().queued(),
                wire.gate().inFlight());
    }

    @Override
    public void tick(Instant now) {
        wire.gate().tick(now);
        poller.tick(now);
        listHerald.tick(now);
        healthNews.tick(now);
    }

    void wantList() {
        poller.wantList();
    }

    Census census() {
        return memory.census();
    }

    boolean isWatchedBy(ObjectRef ref) {
        return memory.isWatchedBy(ref);
    }

    boolean isWatched() {
        return memory.watcherCount() > 0;
    }

    void close() {
        poller.close();
        wire.gate().dismissAll();
        wire.close();
    }

    private final class ListAudience implements Poller.Audience {
        @Override
        public void listBegun(Instant at) {
            memory.listBegun(at);
        }

        @Override
        public Need need() {
            return memory.need();
        }

        @Override
        public void listed(ListRun run, Duration within) {
            Snapshot snapshot = memory.listed(run, within);
            listener.listed(key(), snapshot);
            // the first list is news to everybody anyway
            healthNews.tell(snapshot.isFirst() ? Set::of : memory::watchers);
        }

        @Override
        public void listFailed(String why) {
            listener.listFailed(key(), why);
            healthNews.tell(memory::watchers);
        }
    }
}
