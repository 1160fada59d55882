package io.baiducloud.peerconn.operator.throttle;

import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.schedule.Ticking;
import io.baiducloud.peerconn.operator.schedule.Waker;
import io.baiducloud.peerconn.operator.throttle.Admission.Granted;
import io.baiducloud.peerconn.operator.throttle.Admission.Held;
import io.baiducloud.peerconn.operator.throttle.Admission.Queued;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the calls of one credential in one region through, no faster than its budgets and no more at a time than a few. An
 * object that has to wait gets a place in line and is woken, alone, when it is its turn; no thread waits. Gates share
 * nothing with one another but the room at their endpoint.
 *
 * <p>Tokens are taken when the object comes, not when it is called. So an object that is slow to come (because a thousand
 * others are being reconciled) holds nobody up: whoever comes meanwhile may go in its place, and it keeps its own.
 */
public final class CallGate implements Ticking {
    /** How long an object that was called may take before others go in its place. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final CloudKey key;
    private final GateSettings settings;
    private final InstantSource clock;
    private final Breaker breaker;
    private final Waker waker;
    private final GateListener listener;
    private final EndpointRoom endpoint;

    private final Object lock = new Object();
    private final Budgets budgets;
    private final SlowDown slowDown;
    private final WaitingLine line = new WaitingLine();
    private final Turns turns = new Turns();
    private int inFlight;
    private int calledAtEndpoint;
    private boolean listWaits;

    /** A gate with full buckets. */
    public CallGate(
            CloudKey key,
            GateSettings settings,
            InstantSource clock,
            Breaker breaker,
            Waker waker,
            GateListener listener) {
        this(key, settings, clock, breaker, waker, listener, EndpointRoom.unlimited());
    }

    /** A gate with full buckets, before an endpoint that it shares with others. */
    public CallGate(
            CloudKey key,
            GateSettings settings,
            InstantSource clock,
            Breaker breaker,
            Waker waker,
            GateListener listener,
            EndpointRoom endpoint) {
        this.key = key;
        this.settings = settings;
        this.clock = clock;
        this.breaker = breaker;
        this.waker = waker;
        this.listener = listener;
        this.endpoint = endpoint;
        var pace = new Pace();
        this.budgets = new Budgets(settings, pace, clock);
        this.slowDown = new SlowDown(pace);
    }

    /** Asks to make one call for an object; never blocks. */
    public Admission admit(ObjectRef ref, CallClass callClass) {
        var wakes = new ArrayList<ObjectRef>();
        Admission admission;
        synchronized (lock) {
            admission = decide(ref, callClass, clock.instant(), wakes);
            keepPlacesAtEndpoint();
        }
        wakes.forEach(waker::wake);
        return admission;
    }

    private Admission decide(ObjectRef ref, CallClass callClass, Instant now, List<ObjectRef> wakes) {
        if (!breaker.health().allowsCalls()) {
            line.leave(ref);
            return new Held(breaker.health());
        }
        Optional<Ticket> ticket = line.find(ref);
        if (ticket.isPresent() && ticket.get().callClass() != callClass) {
            line.leave(ref);
            ticket = Optional.empty();
        }
        callWhoseTurnItIs(now, wakes);
        boolean mayGo = ticket.isPresent()
                ? line.isCalled(ticket.get()) && hasRoom(callClass)
                : capacity(callClass) > 0 || takesPlaceOfAnother(callClass, now);
        wakes.remove(ref);
        if (mayGo && endpoint.tryEnter()) {
            Duration waited = ticket.map(t -> Duration.between(t.since(), now)).orElse(Duration.ZERO);
            line.leave(ref);
            return new Granted(open(callClass, waited));
        }
        Ticket place = ticket.orElseGet(() -> join(ref, callClass, now));
        place.answered();
        if (line.isCalled(place)) {
            line.recall(place);
        }
        return new Queued(estimate(callClass, now));
    }

    private Ticket join(ObjectRef ref, CallClass callClass, Instant now) {
        var ticket = new Ticket(ref, callClass, now);
        line.join(ticket);
        return ticket;
    }

    /** Asks for the poller's next read. It goes before everybody else; when refused, the next free place is kept for it. */
    public Optional<Permit> admitList() {
        synchronized (lock) {
            listWaits = !hasRoom(CallClass.LIST);
            return listWaits ? Optional.empty() : Optional.of(open(CallClass.LIST, Duration.ZERO));
        }
    }

    /** The poller does not want to read any more. */
    public void cancelList() {
        synchronized (lock) {
            listWaits = false;
        }
    }

    /** Gives up an object's place in line. */
    public void withdraw(ObjectRef ref) {
        synchronized (lock) {
            line.leave(ref);
            keepPlacesAtEndpoint();
        }
    }

    /** Sends everybody away who waits, because the breaker has opened; a change of health wakes them. */
    public void dismissAll() {
        synchronized (lock) {
            line.clear();
            keepPlacesAtEndpoint();
        }
    }

    /** The provider has answered 429 or 503: closes the gate for as long as it says, else for 1 s doubling to 60 s. */
    public void slowDown(Optional<Duration> retryAfter) {
        Duration pause;
        synchronized (lock) {
            Instant now = clock.instant();
            pause = slowDown.begin(retryAfter, now);
            budgets.closeFor(pause);
            line.recallAll();
            keepPlacesAtEndpoint();
        }
        if (pause.isPositive()) {
            listener.slowedDown(key, pause);
        }
    }

    /** A call has worked: the next pause will be shorter again. */
    public void succeeded() {
        synchronized (lock) {
            slowDown.relax(clock.instant());
        }
    }

    /** Returns how many objects wait, by class. */
    public Map<CallClass, Integer> queued() {
        synchronized (lock) {
            var queued = new EnumMap<CallClass, Integer>(CallClass.class);
            for (CallClass callClass : CallClass.values()) {
                queued.put(callClass, line.waitingOf(callClass) + line.calledOf(callClass));
            }
            return queued;
        }
    }

    /** Returns how many calls are under way. */
    public int inFlight() {
        synchronized (lock) {
            return inFlight;
        }
    }

    @Override
    public void tick(Instant now) {
        var wakes = new ArrayList<ObjectRef>();
        synchronized (lock) {
            if (line.isEmpty()) {
                return;
            }
            forgetAbsentees(now);
            callWhoseTurnItIs(now, wakes);
            keepPlacesAtEndpoint();
        }
        wakes.forEach(waker::wake);
    }

    private void forgetAbsentees(Instant now) {
        for (Ticket ticket : List.copyOf(line.called())) {
            if (hasBeenCalledFor(ticket, settings.turnValidity(), now)) {
                line.leave(ticket.ref());
            }
        }
    }

    private void callWhoseTurnItIs(Instant now, List<ObjectRef> wakes) {
        while (true) {
            List<CallClass> candidates = line.classes();
            candidates.removeIf(callClass -> capacity(callClass) < 1);
            Optional<CallClass> next = turns.next(candidates);
            if (next.isEmpty()) {
                return;
            }
            Ticket ticket = line.callFirst(next.get());
            ticket.call(now);
            wakes.add(ticket.ref());
        }
    }

    /** Returns how many more could be called: what is free, less what is kept for those already called and for the list. */
    private long capacity(CallClass callClass) {
        keepPlacesAtEndpoint();
        boolean keepRead = listWaits && callClass.bucket() == CallClass.Bucket.READS;
        long tokens = budgets.available(callClass) - line.calledOf(callClass.bucket()) - (keepRead ? 1 : 0);
        int places = settings.maxInFlight() - inFlight - line.called().size() - (listWaits ? 1 : 0);
        return Math.min(tokens, Math.min(places, endpoint.free()));
    }

    private void keepPlacesAtEndpoint() {
        int called = line.called().size();
        endpoint.called(called - calledAtEndpoint);
        calledAtEndpoint = called;
    }

    private boolean hasRoom(CallClass callClass) {
        return inFlight < settings.maxInFlight() && budgets.available(callClass) > 0;
    }

    private boolean takesPlaceOfAnother(CallClass callClass, Instant now) {
        if (!hasRoom(callClass)) {
            return false;
        }
        for (Ticket ticket : line.called()) {
            boolean samePurse = ticket.callClass().bucket() == callClass.bucket();
            if (samePurse && hasBeenCalledFor(ticket, PATIENCE, now)) {
                line.recall(ticket);
                return true;
            }
        }
        return false;
    }

    private static boolean hasBeenCalledFor(Ticket ticket, Duration time, Instant now) {
        Instant since = ticket.calledSince();
        return since != null && !now.isBefore(since.plus(time));
    }

    private Permit open(CallClass callClass, Duration waited) {
        budgets.take(callClass);
        inFlight++;
        listener.admitted(key, callClass, waited);
        return new Permit(callClass, () -> ended(callClass));
    }

    private void ended(CallClass callClass) {
        if (callClass != CallClass.LIST) {
            endpoint.leave();
        }
        var wakes = new ArrayList<ObjectRef>();
        synchronized (lock) {
            inFlight--;
            Instant now = clock.instant();
            callWhoseTurnItIs(now, wakes);
            keepPlacesAtEndpoint();
        }
        wakes.forEach(waker::wake);
    }

    private Instant estimate(CallClass callClass, Instant now) {
        int before = callClass == CallClass.REFRESH
                ? line.waitingOf(callClass) + line.calledOf(callClass)
                : line.waitingOf(callClass.bucket()) + line.calledOf(callClass.bucket());
        return now.plus(budgets.timeFor(callClass, Math.max(1, before)));
    }
}
