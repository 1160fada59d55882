package io.baiducloud.peerconn.operator.plan;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.Tag;
import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.crd.Role;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.fake.Row;
import io.baiducloud.peerconn.operator.identity.CreateIntent;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.identity.Ownership;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Situations of every kind: words that nobody knows, fields that are missing, memories that contradict what is seen. */
final class Situations {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = SituationBuilder.NOON;
    private static final ObjectRef OTHER = new ObjectRef("network", "billing", "uid-of-billing");
    private static final List<String> STATES = List.of(
            "creating",
            "starting",
            "consulting",
            "consult_failed",
            "active",
            "active",
            "active",
            "updating",
            "down",
            "stopping",
            "expired",
            "error",
            "deleting",
            "deleted",
            "hibernating",
            "");
    private static final List<String> DNS = List.of("open", "close", "wait", "syncing", "closing", "warp");

    private Situations() {}

    static Arbitrary<Situation> any() {
        return Combinators.combine(Wishes.any(), Arbitraries.longs()).as((wish, seed) -> of(wish, new Random(seed)));
    }

    /** The same under Full, without a failure to wait for. */
    static Situation full(Situation s) {
        return with(s, "Full");
    }

    /** The same under ObserveOnly. */
    static Situation observing(Situation s) {
        return with(s, "ObserveOnly");
    }

    private static Situation with(Situation s, String managementPolicy) {
        Map<String, Object> fields = JSON.convertValue(s.desired().spec(), new TypeReference<Map<String, Object>>() {});
        fields.put("managementPolicy", managementPolicy);
        Desired d = s.desired();
        Policies p = s.policies();
        return new Situation(
                new Desired(
                        d.ref(),
                        d.generation(),
                        d.createdAt(),
                        d.deleting(),
                        d.hasFinalizer(),
                        d.paused(),
                        d.reconcileRequestedAt(),
                        d.pollInterval(),
                        JSON.convertValue(fields, PeerConnectionSpec.class)),
                s.ownerTag(),
                s.memory(),
                s.access(),
                s.observed(),
                s.otherSide(),
                s.claim(),
                new Policies(
                        false,
                        p.watchesEverything(),
                        p.adoptionPermitted(),
                        p.cloudTimeZone(),
                        p.visibilityGrace(),
                        p.settleWindow()),
                s.surroundings(),
                new Recent(s.recent().done(), Optional.empty(), s.recent().consultingSeenAt()),
                s.freshLookHad(),
                s.now());
    }

    private static Situation of(Map<String, Object> wish, Random random) {
        PeerConnection object = object(wish, random);
        SituationBuilder builder = SituationBuilder.of(object)
                .now(NOW)
                .access(
                        random.nextInt(8) == 0
                                ? new Access.Problem(Reason.SECRET_NOT_FOUND, "no Secret")
                                : new Access.Usable("key-hash", random.nextBoolean()))
                .observed(observed(object, random))
                .otherSide(otherSide(object, random))
                .claim(
                        random.nextInt(8) == 0
                                ? new Claim.Lost(OTHER, pick(random, Claim.HandOver.values()))
                                : new Claim.Won())
                .surroundings(new Surroundings(
                        random.nextInt(8) == 0,
                        random.nextInt(8) == 0 ? Optional.of(OTHER) : Optional.empty(),
                        random.nextInt(8) != 0))
                .recent(recent(random))
                .freshLookHad(random.nextBoolean());
        Policies usual = builder.build().policies();
        return builder.policies(new Policies(
                        random.nextInt(8) == 0,
                        random.nextBoolean(),
                        random.nextInt(4) != 0,
                        usual.cloudTimeZone(),
                        usual.visibilityGrace(),
                        usual.settleWindow()))
                .build();
    }

    private static PeerConnection object(Map<String, Object> wish, Random random) {
        Map<String, String> annotations = new HashMap<>();
        if (random.nextInt(8) == 0) {
            annotations.put(WellKnownNames.PAUSED_ANNOTATION, "true");
        }
        if (random.nextInt(4) == 0) {
            annotations.put(WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION, "asked");
        }
        PeerConnection object = new PeerConnection();
        object.setMetadata(new ObjectMetaBuilder()
                .withNamespace("network")
                .withName("orders")
                .withUid("uid-of-orders")
                .withGeneration(2L)
                .withCreationTimestamp("2026-01-01T00:00:00Z")
                .withFinalizers(random.nextInt(3) == 0 ? List.of() : List.of(WellKnownNames.FINALIZER))
                .withDeletionTimestamp(random.nextInt(3) == 0 ? "2026-02-28T00:00:00Z" : null)
                .withAnnotations(annotations)
                .build());
        Map<String, Object> fields = new HashMap<>(wish);
        if (!"acceptor".equals(wish.get("role")) && random.nextInt(8) == 0) {
            fields.put("peerConnId", "peerconn-1");
        }
        object.setSpec(JSON.convertValue(fields, PeerConnectionSpec.class));
        object.setStatus(status(random));
        intent(object, random);
        return object;
    }

    private static void intent(PeerConnection object, Random random) {
        if (random.nextBoolean() || object.getSpec().bandwidthInMbps() == null) {
            return;
        }
        var request = CreateRequests.of(
                        Desired.of(object),
                        SituationBuilder.CLUSTER.tagOf("network", random.nextInt(4) == 0 ? "x" : "orders"))
                .orElseThrow();
        CreateIntent open = CreateIntent.open(
                "uid-of-orders",
                1 + random.nextInt(3),
                request,
                NOW.minus(Duration.ofMinutes(1L << random.nextInt(15))),
                null,
                random.nextInt(3) == 0 ? "peerconn-1" : null);
        CreateIntent intent =
                switch (random.nextInt(3)) {
                    case 0 -> open;
                    case 1 -> open.refused(NOW);
                    default -> open.done("peerconn-1", NOW);
                };
        object.getMetadata().getAnnotations().put(WellKnownNames.CREATE_INTENT_ANNOTATION, intent.toAnnotation());
    }

    private static PeerConnectionStatus status(Random random) {
        var status = PeerConnectionStatus.builder();
        if (random.nextInt(3) != 0) {
            status.peerConnId("peerconn-" + (1 + random.nextInt(2)))
                    .origin(maybe(random, pick(random, Origin.values())))
                    .status(maybe(random, pick(random, STATES.toArray(String[]::new))))
                    .createAttempt(maybe(random, random.nextInt(4)))
                    .paymentTiming(maybe(random, pick(random, "Prepaid", "Postpaid", "Barter")))
                    .expiredTime(maybe(random, "2026-03-01 00:00:00"))
                    .protectionCarriedOut(maybe(random, random.nextBoolean()))
                    .negotiationDeadline(maybe(random, NOW.plus(Duration.ofHours(random.nextInt(200) - 100))))
                    .lastRecreatedAt(maybe(random, NOW.minus(Duration.ofHours(random.nextInt(48)))));
        }
        status.conditions(List.of(
                condition("Ready", pick(random, Reason.values()).word()),
                condition("PeerAccepted", pick(random, "AwaitingPeer", "Rejected", "ConsultFailed", "Accepted"))));
        return status.build();
    }

    private static Condition condition(String type, String reason) {
        return new Condition(
                type, ConditionStatus.FALSE, 1L, Instant.parse("2026-01-01T00:00:00Z"), reason, "as it was");
    }

    private static Observed observed(PeerConnection object, Random random) {
        PeerConn row = row(object, object.getSpec().role(), random);
        return switch (random.nextInt(10)) {
            case 0 ->
                new Observed.Unknown(pick(random, Reason.PENDING, Reason.UNOBSERVED), "not seen", random.nextBoolean());
            case 1 -> new Observed.Mismatch(row, pick(random, Observed.Mismatch.Kind.values()), "another one");
            case 2 -> new Observed.Ambiguous(List.of(row, row));
            case 3, 4 ->
                new Observed.Absent(
                        Optional.ofNullable(object.getStatus().peerConnId()),
                        new Evidence(
                                random.nextBoolean(),
                                random.nextInt(4),
                                NOW.minusSeconds(random.nextInt(600)),
                                random.nextBoolean(),
                                random.nextBoolean(),
                                random.nextBoolean(),
                                random.nextBoolean()));
            default -> new Observed.Present(row, ownership(random), random.nextInt(4) != 0, Optional.empty());
        };
    }

    private static Ownership ownership(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> new Ownership.NotReadYet();
            case 1 -> new Ownership.LivingObject(OTHER);
            case 2 -> new Ownership.GoneObject();
            case 3 -> new Ownership.OtherCluster();
            case 4 -> new Ownership.Unmarked();
            case 5 -> new Ownership.Unreadable();
            default -> new Ownership.Ours();
        };
    }

    private static OtherSide otherSide(PeerConnection object, Random random) {
        if (object.getSpec().acceptor() == null) {
            return new OtherSide.NotDeclared();
        }
        return switch (random.nextInt(4)) {
            case 0 -> new OtherSide.Unseen("the other side shows it");
            case 1 -> new OtherSide.NoAccess(Reason.SECRET_NOT_FOUND, "the other side can be reached");
            default -> new OtherSide.Seen(row(object, Role.ACCEPTOR, random), random.nextInt(4) != 0);
        };
    }

    private static PeerConn row(PeerConnection object, Role role, Random random) {
        PeerConnectionSpec spec = object.getSpec();
        return Row.of("peerconn-1")
                .role(role == Role.ACCEPTOR ? PeerConnRole.ACCEPTOR : PeerConnRole.INITIATOR)
                .status(maybe(random, pick(random, STATES.toArray(String[]::new))))
                .bandwidth(maybe(random, 10 * (1 + random.nextInt(3))))
                .description(maybe(random, pick(random, "", "d", "theirs")))
                .localIf(maybe(random, "qpif-1"), maybe(random, pick(random, "", "n")))
                .local(spec.localVpcId(), spec.region())
                .peer(spec.peerVpcId(), spec.peerRegion(), spec.peerAccountId())
                .billing(
                        maybe(random, pick(random, "Postpaid", "Postpaid", "Prepaid", "Barter")),
                        maybe(random, pick(random, "2026-03-01T00:00:00Z", "2026-06-01 00:00:00", "soon")))
                .dns(maybe(random, pick(random, DNS.toArray(String[]::new))))
                .created(maybe(random, pick(random, "2026-03-01 11:00:00", "then")))
                .tags(random.nextBoolean() ? List.of(new Tag("team", "network")) : null)
                .deleteProtect(maybe(random, random.nextBoolean()))
                .build();
    }

    private static Recent recent(Random random) {
        List<Recent.Done> done = random.nextInt(3) != 0
                ? List.of()
                : List.of(new Recent.Done(
                        pick(random, "open DNS sync", "switch delete protection on", "release peerconn-1"),
                        NOW.minusSeconds(random.nextInt(120)),
                        1 + random.nextInt(9)));
        Optional<Recent.Trouble> trouble = random.nextInt(6) != 0
                ? Optional.empty()
                : Optional.of(new Recent.Trouble(
                        pick(random, "open DNS sync", "create a connection of 10 Mbps"),
                        pick(random, Reason.values()),
                        "could not",
                        NOW.plusSeconds(random.nextInt(60) - 30)));
        return new Recent(done, trouble, random.nextBoolean() ? NOW.minusSeconds(30) : null);
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextInt(8) == 0 ? null : value;
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
