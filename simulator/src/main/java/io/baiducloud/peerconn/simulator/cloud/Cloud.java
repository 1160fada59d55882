package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.settings.Settings;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The peer connection service without its wire: every call sees the world as of its business time. */
public final class Cloud {
    private final ReentrantLock lock = new ReentrantLock();
    private final BoundedLog<Transition> transitions = new BoundedLog<>(100_000);
    private final World world;
    private final Creation creation;
    private final Negotiation negotiation;
    private final Changes changes;
    private final DnsSync dns;
    private final Term term;
    private final Reads reads;

    /** A cloud with these customers and no connections. */
    public Cloud(Accounts accounts, Ids ids, BusinessClock clock, Supplier<Settings> settings) {
        this.world = new World(new ConnectionStore(transitions), accounts, new Ledger(), ids, clock, settings);
        this.creation = new Creation(world);
        this.negotiation = new Negotiation(world);
        this.changes = new Changes(world);
        this.dns = new DnsSync(world);
        this.term = new Term(world, changes);
        this.reads = new Reads(world);
    }

    /** Runs several calls as one: nothing happens in between. */
    public <T> T together(Supplier<T> calls) {
        lock.lock();
        try {
            world.store().settle(world.now(), world.settings());
            return calls.get();
        } finally {
            lock.unlock();
        }
    }

    private void alone(Runnable call) {
        together(() -> {
            call.run();
            return true;
        });
    }

    /** Makes a connection. */
    public Connection create(Caller caller, CreateOrder order) {
        return together(() -> creation.create(caller, order));
    }

    /** Takes a request of another account. */
    public void accept(Caller caller, String id) {
        alone(() -> negotiation.accept(caller, id));
    }

    /** Refuses a request of another account. */
    public void reject(Caller caller, String id) {
        alone(() -> negotiation.reject(caller, id));
    }

    /** Changes texts of the side with that interface; null leaves one as it is. */
    public void update(
            Caller caller, String id, String localIfId, @Nullable String name, @Nullable String description) {
        alone(() -> changes.update(caller, id, localIfId, name, description));
    }

    /** Changes the bandwidth. */
    public void resize(Caller caller, String id, int bandwidth) {
        alone(() -> changes.resize(caller, id, bandwidth));
    }

    /** Switches deletion protection. */
    public void protect(Caller caller, String id, boolean on) {
        alone(() -> changes.protect(caller, id, on));
    }

    /** Opens DNS synchronisation of a side. */
    public void openDns(Caller caller, String id, Role role) {
        alone(() -> dns.open(caller, id, role));
    }

    /** Closes DNS synchronisation of a side. */
    public void closeDns(Caller caller, String id, Role role) {
        alone(() -> dns.close(caller, id, role));
    }

    /** Extends a prepaid term. */
    public void renew(Caller caller, String id, int months) {
        alone(() -> term.renew(caller, id, months));
    }

    /** Gives a prepaid connection up for part of the money. */
    public void refund(Caller caller, String id) {
        alone(() -> term.refund(caller, id));
    }

    /** Releases a connection. */
    public void delete(Caller caller, String id) {
        alone(() -> term.delete(caller, id));
    }

    /** The side that a detail call shows, older by the lag than the settings say. */
    public Optional<Sight> detail(Caller caller, String id, Optional<Role> role, Duration lag) {
        return together(() -> reads.detail(caller, id, role, lag));
    }

    /** The rows that a list call shows, older by the lag than the settings say. */
    public List<Sight> list(Caller caller, Optional<String> vpcId, Duration lag) {
        return together(() -> reads.list(caller, vpcId, lag));
    }

    /** The customers. */
    public Accounts accounts() {
        return world.accounts();
    }

    /** The bill. */
    public Ledger ledger() {
        return world.ledger();
    }

    /** Every change of state that has happened. */
    public List<Transition> transitions() {
        return together(transitions::entries);
    }

    /** Every connection that is there now. */
    public List<Connection> connections() {
        return together(() -> world.store().all().toList());
    }

    /** One connection as it is now. */
    public Optional<Connection> find(String id) {
        return together(() -> world.store().find(id));
    }

    World world() {
        return world;
    }

    /** Everything there is. */
    public CloudState snapshot() {
        return together(() -> new CloudState(
                world.accounts().all(),
                List.copyOf(world.accounts().inArrears()),
                connections(),
                world.ledger().charges()));
    }

    /** Puts this in place of everything there is. */
    public void restore(CloudState state) {
        alone(() -> {
            world.accounts().replaceAll(state.accounts(), new LinkedHashSet<>(state.inArrears()));
            world.store().clear();
            transitions.clear();
            world.ledger().replaceAll(state.charges());
            state.connections().forEach(connection -> world.store().put(connection, connection.created()));
            creation.startSequenceAfter(state.connections().stream()
                    .mapToLong(Connection::sequence)
                    .max()
                    .orElse(0));
        });
    }

    Connection draw(ConnectionSketch sketch) {
        return together(() -> {
            Connection connection = sketch.drawnIn(world, creation.nextSequence());
            if (world.store().find(connection.id()).isPresent()) {
                throw new IllegalArgumentException("there is already a connection " + connection.id());
            }
            world.save(connection);
            return connection;
        });
    }
}
