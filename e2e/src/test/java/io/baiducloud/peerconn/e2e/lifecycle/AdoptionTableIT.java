package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.AdoptionPolicy;
import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.identity.OwnerTag;
import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.cloud.Vpc;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What may be taken over: by id and by pair, under each policy, from whomever; all at once on one stage. */
class AdoptionTableIT extends LifecycleIT {
    private static final int OURS = 30;
    private static final int THEIRS = 20;
    private static final String CLUSTER = "adopting";
    private static final String ACCOUNT = "a".repeat(32);

    AdoptionTableIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    /** Whose mark a connection bears, and what it takes to adopt it; {@code why} completes "it is refused, because it". */
    private enum Mark {
        NONE(AdoptionPolicy.IF_UNMANAGED, "was not created by this operator"),
        GONE_OBJECT(AdoptionPolicy.ALWAYS, "carries the tag of an object this operator cannot see"),
        LIVING_OBJECT(null, "still exists"),
        OTHER_CLUSTER(AdoptionPolicy.ALWAYS, "carries the tag of another cluster's operator");

        private final Optional<AdoptionPolicy> needed;
        private final String why;

        Mark(@Nullable AdoptionPolicy needed, String why) {
            this.needed = Optional.ofNullable(needed);
            this.why = why;
        }

        boolean yieldsTo(AdoptionPolicy policy) {
            return needed.filter(least -> policy == least || policy == AdoptionPolicy.ALWAYS)
                    .isPresent();
        }

        Optional<OwnerTag> in(String namespace) {
            return switch (this) {
                case NONE -> Optional.empty();
                case GONE_OBJECT -> Optional.of(OwnerTag.of(CLUSTER, namespace, "gone"));
                case LIVING_OBJECT -> Optional.of(OwnerTag.of(CLUSTER, namespace, "living"));
                case OTHER_CLUSTER -> Optional.of(OwnerTag.of("elsewhere", namespace, "living"));
            };
        }
    }

    private record Row(int number, Mark mark, AdoptionPolicy policy, boolean byId) {
        String name() {
            return (mark + "-" + policy + (byId ? "-by-id" : "-by-pair"))
                    .replace('_', '-')
                    .toLowerCase(Locale.ROOT);
        }
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Mark mark : Mark.values()) {
            for (AdoptionPolicy policy : AdoptionPolicy.values()) {
                for (boolean byId : List.of(true, false)) {
                    rows.add(new Row(rows.size(), mark, policy, byId));
                }
            }
        }
        return rows;
    }

    /** An account with a pair of networks for each row, and one more. */
    @Override
    SimulatorBuilder cloud(SimulatorBuilder usual) {
        List<Vpc> vpcs = IntStream.rangeClosed(0, rows().size())
                .boxed()
                .flatMap(i ->
                        Stream.of(Vpc.of("vpc-%012d".formatted(i), "bj"), Vpc.of("vpc-%012d".formatted(100 + i), "gz")))
                .toList();
        return usual.instantTransitions()
                .setting("rules.quotaPerUser", "100")
                .account(new Account(ACCOUNT, "key-of-a", "secret-of-a", vpcs, List.of()))
                .account(new Account("b".repeat(32), "key-of-b", "secret-of-b", List.of(), List.of()));
    }

    private Connection theirs(Row row) {
        return stage.cloud.console().add(sketch -> {
            sketch.between(
                            stage.a(),
                            stage.a().vpcId("bj", row.number()),
                            stage.a(),
                            stage.a().vpcId("gz", row.number()))
                    .bandwidth(THEIRS)
                    .tag("team", "network");
            row.mark().in(stage.namespace).ifPresent(tag -> sketch.tag(WellKnownNames.OWNER_TAG, tag.value()));
            return sketch;
        });
    }

    private void declare(Row row, Connection theirs) {
        stage.initiatorOf(
                row.name(),
                stage.a().vpcId("bj", row.number()),
                "gz",
                stage.a().vpcId("gz", row.number()),
                "bandwidthInMbps: " + OURS,
                "adoptionPolicy: " + row.policy(),
                row.byId() ? "peerConnId: " + theirs.id() : "");
    }

    @Test
    void complaint4ConnectionsAreTakenOverByIdAndByPairAsThePolicyAllowsAndNotOtherwise() {
        // given
        List<Row> rows = rows();
        List<Connection> theirs = rows.stream().map(this::theirs).toList();
        stage.operator("--cluster-id=" + CLUSTER);
        int last = rows.size();
        stage.initiatorOf(
                "living", stage.a().vpcId("bj", last), "gz", stage.a().vpcId("gz", last), "bandwidthInMbps: 10");
        stage.awaitReady("living");

        // when
        rows.forEach(row -> declare(row, theirs.get(row.number())));

        // then
        for (Row row : rows) {
            String id = theirs.get(row.number()).id();
            if (row.mark().yieldsTo(row.policy())) {
                PeerConnection adopted = stage.awaitReady(row.name());
                assertThat(adopted.getStatus().peerConnId()).as(row.name()).isEqualTo(id);
                assertThat(adopted.getStatus().origin()).as(row.name()).isEqualTo(Origin.ADOPTED);
                assertThat(bandwidthOf(id)).as(row.name()).isEqualTo(OURS);
            } else {
                PeerConnection refused = stage.awaitReason(row.name(), "Conflict");
                assertThat(Stage.condition(refused, "Ready").message())
                        .as(row.name())
                        .contains(id, row.mark().why);
                assertThat(refused.getFinalizers()).as(row.name()).isEmpty();
                assertThat(bandwidthOf(id)).as(row.name()).isEqualTo(THEIRS);
            }
        }
        long taken =
                rows.stream().filter(row -> row.mark().yieldsTo(row.policy())).count();
        assertThat(taken).isEqualTo(8);
        assertThat(stage.cloud.journal().count(Operation.CREATE))
                .as("only the one that nobody had")
                .isEqualTo(1);
        assertThat(stage.cloud.journal().count(Operation.RESIZE)).isEqualTo(taken);

        // when
        rows.forEach(row -> stage.delete(row.name()));

        // then
        rows.forEach(row -> stage.awaitGone(row.name()));
        assertThat(stage.cloud.journal().count(Operation.DELETE))
                .as("what was taken over is kept by default")
                .isZero();
    }

    private int bandwidthOf(String id) {
        return stage.cloud.connection(id).orElseThrow().bandwidth();
    }
}
