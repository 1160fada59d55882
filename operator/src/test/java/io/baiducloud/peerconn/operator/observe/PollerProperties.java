package io.baiducloud.peerconn.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.operator.fake.CloudFailures;
import io.baiducloud.peerconn.operator.throttle.GateSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Whatever goes wrong on the way, what objects get to see is a whole list of one moment. */
class PollerProperties {

    @Property(tries = 150)
    void aPublishedSnapshotIsTheWholeCloudOfOneMoment(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int pageSize,
            @ForAll @IntRange(min = 0, max = 100) int rows,
            @ForAll @DoubleRange(min = 0, max = 0.4) double failing) {
        var random = new Random(seed);
        // tokens for a whole list in one beat, so that the cloud can be changed between the lists and never during one
        var fixture = new CloudFixture(CloudFixture.gate(GateSettings.of(10_000, 10, 1_000)), CloudFixture.STEADY);
        fixture.cloud.pageSize(pageSize);
        fixture.fill(rows);
        fixture.view.watch(CloudFixture.ref("a"), CloudFixture.moving(CloudFixture.interest("vpc-0")));
        fixture.cloud.fail(
                call -> random.nextDouble() < failing,
                operation -> random.nextBoolean()
                        ? CloudFailures.unavailable(500).apply(operation)
                        : CloudFailures.unreachable().apply(operation));
        Set<Set<PeerConn>> moments = new HashSet<>();

        long seen = 0;
        for (int i = 0; i < 60; i++) {
            fixture.put("peerconn-extra-" + random.nextInt(20), "vpc-" + random.nextInt(50));
            fixture.cloud.remove("peerconn-%05d".formatted(random.nextInt(100)));
            moments.add(Set.copyOf(fixture.cloud.rows(CloudFixture.ACCOUNT, "bj")));
            fixture.pass(Duration.ofSeconds(3));

            Optional<Snapshot> published = fixture.view.latest();
            if (published.isPresent() && published.get().sequence() != seen) {
                Snapshot latest = published.get();
                assertThat(moments).contains(rowsOf(latest));
                assertThat(latest.pages()).isEqualTo(Math.max(1, (latest.size() + pageSize - 1) / pageSize));
                assertThat(latest.begunAt()).isBeforeOrEqualTo(latest.completedAt());
                assertThat(latest.sequence()).isGreaterThan(seen);
                seen = latest.sequence();
            }
        }
    }

    @Property(tries = 60)
    void listsNeverComeFasterThanTheirShareOfTheReadsPaysFor(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 12) int thousands) {
        var random = new Random(seed);
        var fixture = new CloudFixture();
        fixture.cloud.pageSize(10);
        fixture.fill(thousands * 10);
        fixture.view.watch(CloudFixture.ref("a"), CloudFixture.interest("vpc-0"));
        fixture.pass(Duration.ofSeconds(1));
        fixture.cloud.forgetCalls();
        Instant begun = fixture.clock.instant();

        for (int i = 0; i < 200; i++) {
            String name = "object-" + random.nextInt(5);
            Interest interest = CloudFixture.interest("vpc-" + random.nextInt(50));
            fixture.view.watch(
                    CloudFixture.ref(name),
                    fixture.seen(
                            switch (random.nextInt(3)) {
                                case 0 -> CloudFixture.moving(interest);
                                case 1 -> CloudFixture.listBegunAfter(interest, fixture.clock.instant());
                                default -> CloudFixture.every(interest, Duration.ofSeconds(1));
                            }));
            if (random.nextInt(3) == 0) {
                fixture.view.mutated("peerconn-%05d".formatted(random.nextInt(200)));
            }
            fixture.pass(Duration.ofMillis(250L * (1 + random.nextInt(8))));
        }

        double seconds = Duration.between(begun, fixture.clock.instant()).toMillis() / 1000.0;
        List<Integer> calls = List.of(
                fixture.cloud.calls(Operation.LIST_PEER_CONNS).size(),
                fixture.cloud.calls(Operation.GET_PEER_CONN).size());
        int pages = Math.max(1, thousands);
        double share = Math.min(0.05 * 10, pages / 3.0);
        assertThat((double) calls.getFirst())
                .as("%s list calls and details in %s s", calls, seconds)
                .isLessThanOrEqualTo(seconds * share + pages);
    }

    private static Set<PeerConn> rowsOf(Snapshot snapshot) {
        var rows = new HashSet<PeerConn>();
        snapshot.rows().ids().forEach(id -> rows.addAll(snapshot.rowsOf(id)));
        return rows;
    }
}
