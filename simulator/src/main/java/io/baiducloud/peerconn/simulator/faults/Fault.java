package io.baiducloud.peerconn.simulator.faults;

import io.baiducloud.peerconn.simulator.model.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line of a fault script: which requests, how many of them, and what happens to them.
 *
 * @param operations the operations concerned, or none for all
 * @param skip how many matching requests pass unharmed first
 * @param count how many are harmed then, or {@link #FOREVER}
 */
public record Fault(
        Set<Operation> operations,
        Optional<String> accountId,
        Optional<String> region,
        Optional<String> peerConnId,
        int skip,
        int count,
        List<Effect> effects) {

    /** A count without end. */
    public static final int FOREVER = Integer.MAX_VALUE;

    /** Copies the collections and refuses scripts that could never act. */
    public Fault {
        operations = Set.copyOf(operations);
        effects = List.copyOf(effects);
        if (effects.isEmpty()) {
            throw new IllegalArgumentException("a fault needs an effect");
        }
        if (count < 1 || skip < 0) {
            throw new IllegalArgumentException("a fault needs a count of at least 1 and no negative skip");
        }
    }

    /** These effects on every request, for ever. */
    public static Fault of(Effect... effects) {
        return new Fault(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), 0, FOREVER, List.of(effects));
    }

    /** The same for these operations only. */
    public Fault on(Operation... only) {
        return new Fault(Set.of(only), accountId, region, peerConnId, skip, count, effects);
    }

    /** The same for one account only. */
    public Fault forAccount(String only) {
        return new Fault(operations, Optional.of(only), region, peerConnId, skip, count, effects);
    }

    /** The same at one region's endpoint only. */
    public Fault inRegion(String only) {
        return new Fault(operations, accountId, Optional.of(only), peerConnId, skip, count, effects);
    }

    /** The same for one connection only. */
    public Fault onConnection(String only) {
        return new Fault(operations, accountId, region, Optional.of(only), skip, count, effects);
    }

    /** The same for so many requests. */
    public Fault times(int number) {
        return new Fault(operations, accountId, region, peerConnId, skip, number, effects);
    }

    /** The same for one request. */
    public Fault once() {
        return times(1);
    }

    /** The same after so many matching requests have passed. */
    public Fault after(int number) {
        return new Fault(operations, accountId, region, peerConnId, number, count, effects);
    }

    boolean matches(Operation operation, String account, String endpoint, String connection) {
        return (operations.isEmpty() || operations.contains(operation))
                && accountId.map(account::equals).orElse(true)
                && region.map(endpoint::equals).orElse(true)
                && peerConnId.map(connection::equals).orElse(true);
    }
}
