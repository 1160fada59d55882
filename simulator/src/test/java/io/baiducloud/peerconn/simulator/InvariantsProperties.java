package io.baiducloud.peerconn.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.simulator.cloud.Charge;
import io.baiducloud.peerconn.simulator.cloud.Connection;
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
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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

    /** A move: who, at which endpoint, what, on which connection or pair, with which token, and how long after. */
    record Move(int who, boolean inGz, Operation what, int one, int two, int token, int seconds) {}

    @Provide
    Arbitrary<List<Move>> games() {
        Arbitrary<Operation> operations = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just(Operation.CREATE)),
                net.jqwik.api.Tuple.of(
                        7,
                        Arbitraries.of(List.of(Operation.values()).stream()
                                .filter(Operation::isMutation)
                                .toList())));
        Arbitrary<Integer> waits = Arbitraries.of(0, 0, 1, 2, 3, 60, 86_400, 604_800, 2_700_000);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(true, false),
                        operations,
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 12),
                        waits)
                .as(Move::new)
                .list()
                .ofMinSize(10)
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
                clock.pass(Duration.ofSeconds(move.seconds()));
                atMostOneConnectionPerPair(simulator.connections());
            }
            onlyLegalTransitions(simulator.transitions());
            noMutationByAStranger(simulator, simulator.journal().entries());
            oneChargePerToken(simulator.charges());
        }
    }

    private static void play(Simulator simulator, Move move, List<String> ids) {
        Customer customer = Customer.of(simulator, move.who(), move.inGz() ? "gz" : "bj");
        String token = "clientToken=token-" + move.token();
        if (move.what() == Operation.CREATE) {
            Wire.Answer answer = customer.call("POST", "/v1/peerconn?" + token, order(simulator, customer, move));
            if (answer.status() == 200) {
                ids.add(Customer.read(answer.body()).get("peerConnId").asText());
            }
            return;
        }
        if (ids.isEmpty()) {
            return;
        }
        String id = ids.get((move.one() * 6 + move.two()) % ids.size());
        String path = "/v1/peerconn/" + id;
        String role = "&role=" + (move.two() % 2 == 0 ? "initiator" : "acceptor");
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
                customer.call("PUT", path + "/deleteProtect?" + token, "{\"deleteProtect\":" + (move.one() == 0) + "}");
            case UPDATE -> customer.call("PUT", path + "?" + token, update(simulator, id, move));
            default -> customer.call("PUT", path + "?" + move.what().word() + "&" + token, "");
        }
    }

    private static String order(Simulator simulator, Customer customer, Move move) {
        int owner = move.two() % 2;
        boolean far = move.two() < 3;
        String region = far == move.inGz() ? "bj" : "gz";
        String order = Customer.order(
                customer.account().vpcId(customer.region(), move.one() % 2),
                simulator.account(owner).vpcId(region, move.two() % 2),
                region,
                simulator.account(owner).accountId(),
                "");
        return move.one() < 3
                ? order
                : order.replace(
                        "\"Postpaid\"",
                        "\"Prepaid\",\"reservation\":{\"reservationLength\":1,\"reservationTimeUnit\":\"month\"}");
    }

    private static String update(Simulator simulator, String id, Move move) {
        String ifId = simulator
                .connection(id)
                .map(connection -> connection
                        .side(move.two() % 2 == 0 ? Role.INITIATOR : Role.ACCEPTOR)
                        .ifId())
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
