package io.baiducloud.peerconn.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.simulator.cloud.Charge;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.cloud.Side;
import io.baiducloud.peerconn.simulator.cloud.Transition;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.records.JournalEntry;
import io.baiducloud.peerconn.simulator.support.Customer;
import io.baiducloud.peerconn.simulator.support.TestClock;
import io.baiducloud.peerconn.simulator.support.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Whatever two customers do in whatever order, some things never happen. */
class InvariantsProperties {
    private static final Map<Status, Set<Status>> LEGAL = Map.of(
            Status.CREATING, Set.of(Status.STARTING, Status.CONSULTING),
            Status.CONSULTING, Set.of(Status.STARTING, Status.CONSULT_FAILED, Status.DELETING),
            Status.STARTING, Set.of(Status.ACTIVE, Status.EXPIRED),
            Status.ACTIVE, Set.of(Status.UPDATING, Status.DELETING, Status.EXPIRED),
            Status.UPDATING, Set.of(Status.ACTIVE, Status.EXPIRED),
            Status.CONSULT_FAILED, Set.of(Status.DELETING),
            Status.EXPIRED, Set.of(Status.STARTING, Status.DELETING),
            Status.DELETING, Set.of(Status.DELETED));

    /**
     * A move.
     *
     * @param who which customer, at which endpoint; a rightful one goes where the connection has a side instead
     * @param one which connection, with {@code two} the pair or the side
     * @param twice the same request once more, as a client would after losing the answer
     * @param seconds the time until the next move
     */
    record Move(
            int who,
            boolean inGz,
            boolean rightful,
            Operation what,
            int one,
            int two,
            int token,
            boolean twice,
            int seconds) {}

    @Provide
    Arbitrary<List<Move>> games() {
        List<Operation> others = Stream.of(Operation.values())
                .filter(operation -> operation.isMutation() && operation != Operation.CREATE)
                .toList();
        Arbitrary<Operation> operations = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Operation.CREATE)), Tuple.of(8, Arbitraries.of(others)));
        Arbitrary<Integer> waits = Arbitraries.frequency(
                Tuple.of(4, 0),
                Tuple.of(4, 1),
                Tuple.of(8, 3),
                Tuple.of(2, 60),
                Tuple.of(1, 86_400),
                Tuple.of(1, 604_800),
                Tuple.of(1, 2_700_000));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, true, true, false),
                        operations,
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(0, 150),
                        Arbitraries.of(true, false, false))
                .as((who, inGz, rightful, what, one, two, token, twice) ->
                        waits.map(seconds -> new Move(who, inGz, rightful, what, one, two, token, twice, seconds)))
                .flatMap(move -> move)
                .list()
                .ofMinSize(30)
                .ofMaxSize(60);
    }

    @Property(tries = 150)
    void theInvariantsHold(@ForAll("games") List<Move> game) {
        TestClock clock = new TestClock();
        try (Simulator simulator =
                Simulator.builder().clock(clock).randomSeed(7).start()) {
            List<String> ids = new ArrayList<>();
            for (Move move : game) {
                play(simulator, move, ids);
                if (move.twice()) {
                    play(simulator, move, ids);
                }
                clock.pass(Duration.ofSeconds(move.seconds()));
                atMostOneConnectionPerPair(simulator.connections());
            }
            Statistics.label("kinds of mutations applied")
                    .collect(Set.copyOf(simulator.journal().operations()).size() > 4 ? "many" : "few")
                    .coverage(checker -> checker.check("many").percentage(share -> share > 40));
            onlyLegalTransitions(simulator.transitions());
            noMutationByAStranger(simulator, simulator.journal().entries());
            oneChargePerToken(simulator.charges());
        }
    }

    private static void play(Simulator simulator, Move move, List<String> ids) {
        String token = "clientToken=token-" + move.token();
        if (move.what() == Operation.CREATE) {
            Customer customer = Customer.of(simulator, move.who(), move.inGz() ? "gz" : "bj");
            Wire.Answer answer = customer.call("POST", "/v1/peerconn?" + token, order(simulator, customer, move));
            if (answer.status() == 200) {
                ids.add(Customer.read(answer.body()).get("peerConnId").asText());
            }
            return;
        }
        if (ids.isEmpty()) {
            return;
        }
        String id = ids.get(Math.max(0, ids.size() - 1 - move.one() % 4));
        Customer customer = actor(simulator, move, id);
        String path = "/v1/peerconn/" + id;
        String role = "&role=" + side(move).word();
        switch (move.what()) {
            case DELETE -> customer.call("DELETE", path + "?" + token, "");
            case RESIZE ->
                customer.call("PUT", path + "?resize&" + token, "{\"newBandwidthInMbps\":" + (10 + move.two()) + "}");
            case RENEW ->
                customer.call(
                        "PUT",
                        path + "?purchaseReserved&" + token,
                        "{\"billing\":{\"reservation\":{\"reservationLength\":1,\"reservationTimeUnit\":\"month\"}}}");
            case OPEN_DNS -> customer.call("PUT", path + "?open&" + token + role, "");
            case CLOSE_DNS -> customer.call("PUT", path + "?close&" + token + role, "");
            case DELETE_PROTECT ->
                customer.call("PUT", path + "/deleteProtect?" + token, "{\"deleteProtect\":" + (move.two() == 0) + "}");
            case UPDATE -> customer.call("PUT", path + "?" + token, update(simulator, id, move));
            default -> customer.call("PUT", path + "?" + move.what().word() + "&" + token, "");
        }
    }

    private static Role side(Move move) {
        boolean acceptors = move.what() == Operation.ACCEPT || move.what() == Operation.REJECT;
        return acceptors || (move.two() % 4 == 3) ? Role.ACCEPTOR : Role.INITIATOR;
    }

    private static Customer actor(Simulator simulator, Move move, String id) {
        Optional<Side> side = simulator.connection(id).map(connection -> connection.side(side(move)));
        if (!move.rightful() || side.isEmpty()) {
            return Customer.of(simulator, move.who(), move.inGz() ? "gz" : "bj");
        }
        boolean first = side.get().accountId().equals(simulator.account(0).accountId());
        return Customer.of(simulator, first ? 0 : 1, side.get().region());
    }

    private static String order(Simulator simulator, Customer customer, Move move) {
        int owner = move.two() % 2;
        String region = move.one() % 3 == 0 ? "bj" : "gz";
        String order = Customer.order(
                customer.account().vpcId(customer.region(), move.one() % 2),
                simulator.account(owner).vpcId(region, move.two() / 2 % 2),
                region,
                simulator.account(owner).accountId(),
                "");
        return move.two() < 7
                ? order
                : order.replace(
                        "\"Postpaid\"",
                        "\"Prepaid\",\"reservation\":{\"reservationLength\":1,\"reservationTimeUnit\":\"month\"}");
    }

    private static String update(Simulator simulator, String id, Move move) {
        String ifId = simulator
                .connection(id)
                .map(connection -> connection.side(side(move)).ifId())
                .orElse("qpif-gone");
        return "{\"localIfId\":\"" + ifId + "\",\"description\":\"" + move.one() + "\"}";
    }

    private static void atMostOneConnectionPerPair(List<Connection> connections) {
        Set<Set<String>> pairs = new HashSet<>();
        assertThat(connections)
                .allSatisfy(connection -> assertThat(pairs.add(Set.of(
                                connection.initiator().vpcId(),
                                connection.acceptor().vpcId())))
                        .as("a second connection of %s", connection)
                        .isTrue());
    }

    private static void onlyLegalTransitions(List<Transition> transitions) {
        assertThat(transitions)
                .allSatisfy(transition -> assertThat(LEGAL.getOrDefault(transition.from(), Set.of()))
                        .contains(transition.to()));
    }

    private static void noMutationByAStranger(Simulator simulator, List<JournalEntry> entries) {
        Map<String, Set<String>> parties = new HashMap<>();
        for (JournalEntry entry : entries) {
            if (entry.operation() == Operation.CREATE) {
                parties.computeIfAbsent(entry.peerConnId(), id -> new HashSet<>())
                        .add(entry.accountId());
                simulator.accounts().stream()
                        .filter(account -> entry.detail().contains(account.accountId()))
                        .forEach(account -> parties.get(entry.peerConnId()).add(account.accountId()));
            }
            assertThat(parties.get(entry.peerConnId())).as(entry.toString()).contains(entry.accountId());
        }
    }

    /** A token that was not seen for a day is forgotten and may be used again. */
    private static void oneChargePerToken(List<Charge> charges) {
        Map<String, Instant> last = new HashMap<>();
        assertThat(charges).allSatisfy(charge -> {
            Instant before = last.put(charge.accountId() + " " + charge.clientToken(), charge.at());
            assertThat(before == null || !charge.at().isBefore(before.plus(Duration.ofHours(24))))
                    .as("a second charge within a day: %s", charge)
                    .isTrue();
        });
    }
}
