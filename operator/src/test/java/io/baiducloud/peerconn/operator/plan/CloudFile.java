package io.baiducloud.peerconn.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.observe.ListedRows;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code cloud.yaml} of a case: rows as listed, and everything else that is known beside the object. */
final class CloudFile {
    private static final Set<String> KNOWN = Set.of(
            "now",
            "rows",
            "fresh",
            "unknown",
            "evidence",
            "otherSide",
            "access",
            "claim",
            "policies",
            "surroundings",
            "recent",
            "freshLookHad");

    private final PeerConnection object;
    private final JsonNode cloud;
    private final Instant now;

    private CloudFile(PeerConnection object, JsonNode cloud) {
        this.object = object;
        this.cloud = cloud;
        this.now = instant(cloud, "now").orElse(SituationBuilder.NOON);
    }

    static Situation situation(PeerConnection object, JsonNode cloud) {
        cloud.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("cloud.yaml: unknown field " + name);
            }
        });
        return new CloudFile(object, cloud).situation();
    }

    private Situation situation() {
        return SituationBuilder.of(object)
                .now(now)
                .access(access())
                .observed(observed())
                .otherSide(otherSide())
                .claim(claim())
                .policies(policies())
                .surroundings(surroundings())
                .recent(recent())
                .freshLookHad(flag(cloud, "freshLookHad", true))
                .build();
    }

    private Access access() {
        JsonNode node = cloud.path("access");
        return node.has("reason")
                ? new Access.Problem(reason(node), node.path("message").asText())
                : new Access.Usable(node.path("keyHash").asText("key-hash"), flag(node, "proven", true));
    }

    private Observed observed() {
        JsonNode unknown = cloud.path("unknown");
        if (!unknown.isMissingNode()) {
            return new Observed.Unknown(reason(unknown), unknown.path("message").asText(), false);
        }
        List<PeerConn> rows = new ArrayList<>();
        boolean detailRead = true;
        for (JsonNode row : cloud.path("rows")) {
            rows.add(RowFile.ownSide(object, row));
            detailRead &= !"unread".equals(row.path("tag").asText());
        }
        return new ListedRows(
                        SituationBuilder.CLUSTER, RowFile::livingOwner, rows, detailRead, flag(cloud, "fresh", true))
                .observe(Desired.of(object), Memory.of(object), evidence());
    }

    private Evidence evidence() {
        JsonNode node = cloud.path("evidence");
        return new Evidence(
                Memory.of(object).wasSeen(),
                node.path("lists").asInt(2),
                instant(node, "listBegunAt").orElse(ListedRows.begunBefore(now)),
                flag(node, "detailConfirms", true),
                flag(node, "sameAccount", true),
                flag(node, "massAbsence", false),
                flag(node, "releasedByUs", false));
    }

    private OtherSide otherSide() {
        JsonNode node = cloud.path("otherSide");
        if (node.isMissingNode()) {
            return new OtherSide.NotDeclared();
        }
        if (node.has("row")) {
            return new OtherSide.Seen(RowFile.otherSide(object, node.path("row")), flag(node, "fresh", true));
        }
        return node.has("reason")
                ? new OtherSide.NoAccess(reason(node), node.path("message").asText())
                : new OtherSide.Unseen(node.path("unseen").asText());
    }

    private Claim claim() {
        JsonNode node = cloud.path("claim");
        return node.isMissingNode()
                ? new Claim.Won()
                : new Claim.Lost(
                        new ObjectRef("network", node.path("winner").asText(), "uid-of-winner"),
                        node.has("handOver")
                                ? Claim.HandOver.valueOf(node.path("handOver").asText())
                                : Claim.HandOver.NOT_DECLARED);
    }

    private Policies policies() {
        JsonNode node = cloud.path("policies");
        Policies usual = SituationBuilder.of(object).build().policies();
        return new Policies(
                flag(node, "observeOnly", usual.observeOnly()),
                flag(node, "watchesEverything", usual.watchesEverything()),
                flag(node, "adoptionPermitted", usual.adoptionPermitted()),
                ZoneId.of(
                        node.path("cloudTimeZone").asText(usual.cloudTimeZone().getId())),
                usual.visibilityGrace(),
                usual.settleWindow());
    }

    private Surroundings surroundings() {
        JsonNode node = cloud.path("surroundings");
        return new Surroundings(
                flag(node, "crdBeingDeleted", false),
                node.has("heir")
                        ? Optional.of(new ObjectRef("network", node.path("heir").asText(), "uid-of-heir"))
                        : Optional.empty(),
                flag(node, "releaseAllowed", true));
    }

    private Recent recent() {
        JsonNode node = cloud.path("recent");
        List<Recent.Done> done = new ArrayList<>();
        for (JsonNode one : node.path("done")) {
            done.add(new Recent.Done(
                    one.path("action").asText(),
                    instant(one, "at").orElseThrow(),
                    one.path("times").asInt(1)));
        }
        JsonNode trouble = node.path("trouble");
        return new Recent(
                done,
                trouble.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new Recent.Trouble(
                                trouble.path("action").asText(),
                                reason(trouble),
                                trouble.path("message").asText(),
                                instant(trouble, "notBefore").orElseThrow())),
                instant(node, "consultingSeenAt").orElse(null));
    }

    private static Reason reason(JsonNode node) {
        return Reason.valueOf(node.path("reason").asText());
    }

    private static boolean flag(JsonNode node, String field, boolean otherwise) {
        return node.path(field).asBoolean(otherwise);
    }

    private static Optional<Instant> instant(JsonNode node, String field) {
        return node.path(field).isMissingNode()
                ? Optional.empty()
                : Optional.of(Instant.parse(node.path(field).asText()));
    }
}
