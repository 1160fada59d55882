package io.baiducloud.peerconn.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.Tag;
import io.baiducloud.peerconn.crd.Acceptor;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.fake.Row;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.identity.OwnerTag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a row of a case. What it leaves out is exactly as the object declares, active, and tagged as ours. */
final class RowFile {
    private static final String ID = "peerconn-1";
    private static final String OUR_ACCOUNT = "0123456789abcdef0123456789abcdef";
    private static final ObjectRef LIVING = new ObjectRef("network", "billing", "uid-of-billing");
    private static final Set<String> KNOWN = Set.of(
            "peerConnId",
            "role",
            "status",
            "bandwidthInMbps",
            "description",
            "localIfId",
            "localIfName",
            "localVpcId",
            "localRegion",
            "peerVpcId",
            "peerRegion",
            "peerAccountId",
            "paymentTiming",
            "dnsStatus",
            "createdTime",
            "expiredTime",
            "tag",
            "deleteProtect");

    private RowFile() {}

    /** The row of the side that the object stands on. */
    static PeerConn ownSide(PeerConnection object, JsonNode row) {
        PeerConnectionSpec spec = object.getSpec();
        Desired desired = Desired.of(object);
        String id = row.path("peerConnId").asText(ID);
        return overlay(
                Row.of(id)
                        .role(desired.role())
                        .bandwidth(spec.bandwidthInMbps() == null ? Integer.valueOf(100) : spec.bandwidthInMbps())
                        .description(spec.description() == null ? "" : spec.description())
                        .localIf("qpif-own", spec.localIfName() == null ? "" : spec.localIfName())
                        .local(spec.localVpcId(), spec.region())
                        .peer(
                                spec.peerVpcId(),
                                spec.peerRegion(),
                                spec.peerAccountId() == null ? OUR_ACCOUNT : spec.peerAccountId())
                        .billing(desired.paymentTiming().toString(), null)
                        .dns(Boolean.TRUE.equals(spec.dnsSync()) ? "open" : "close")
                        .deleteProtect(Boolean.TRUE.equals(spec.deleteProtect()))
                        .tags(tags(object, row.path("tag").asText("ours")))
                        .build(),
                row);
    }

    /** The row of the side that the acceptor block drives. */
    static PeerConn otherSide(PeerConnection object, JsonNode row) {
        PeerConnectionSpec spec = object.getSpec();
        Optional<Acceptor> acceptor = Optional.ofNullable(spec.acceptor());
        return overlay(
                Row.of(row.path("peerConnId").asText(ID))
                        .role("acceptor")
                        .bandwidth(spec.bandwidthInMbps())
                        .description(acceptor.map(Acceptor::description).orElse(""))
                        .localIf(
                                "qpif-other",
                                acceptor.map(Acceptor::localIfName).orElse(""))
                        .local(spec.peerVpcId(), spec.peerRegion())
                        .peer(spec.localVpcId(), spec.region(), OUR_ACCOUNT)
                        .dns(acceptor.map(Acceptor::dnsSync).orElse(false) ? "open" : "close")
                        .build(),
                row);
    }

    /** Whose the tags of other objects are. */
    static Optional<ObjectRef> livingOwner(OwnerTag tag) {
        return tag.equals(SituationBuilder.CLUSTER.tagOf(LIVING.namespace(), LIVING.name()))
                ? Optional.of(LIVING)
                : Optional.empty();
    }

    private static @Nullable List<Tag> tags(PeerConnection object, String word) {
        String namespace = object.getMetadata().getNamespace();
        String name = object.getMetadata().getName();
        return switch (word) {
            case "ours" -> owned(SituationBuilder.CLUSTER.tagOf(namespace, name));
            case "ours-before-the-move" -> owned(OwnerTag.of("cluster-0", namespace, name));
            case "living-object" -> owned(SituationBuilder.CLUSTER.tagOf(LIVING.namespace(), LIVING.name()));
            case "gone-object" -> owned(SituationBuilder.CLUSTER.tagOf(namespace, "no-more"));
            case "other-cluster" -> owned(OwnerTag.of("cluster-2", namespace, name));
            case "none" -> List.of(new Tag("team", "network"));
            case "unreadable", "unread" -> null;
            default -> throw new IllegalArgumentException("tag: " + word);
        };
    }

    private static List<Tag> owned(OwnerTag tag) {
        return List.of(new Tag(WellKnownNames.OWNER_TAG, tag.value()));
    }

    private static PeerConn overlay(PeerConn usual, JsonNode row) {
        row.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("a row has no field " + name);
            }
        });
        return new PeerConn(
                usual.peerConnId(),
                text(row, "role", usual.roleAsString()),
                text(row, "status", usual.statusAsString()),
                row.has("bandwidthInMbps") ? number(row.path("bandwidthInMbps")) : usual.bandwidthInMbps(),
                text(row, "description", usual.description()),
                text(row, "localIfId", usual.localIfId()),
                text(row, "localIfName", usual.localIfName()),
                text(row, "localVpcId", usual.localVpcId()),
                text(row, "localRegion", usual.localRegion()),
                text(row, "peerVpcId", usual.peerVpcId()),
                text(row, "peerRegion", usual.peerRegion()),
                text(row, "peerAccountId", usual.peerAccountId()),
                text(row, "paymentTiming", usual.paymentTimingAsString()),
                text(row, "dnsStatus", usual.dnsStatusAsString()),
                text(row, "createdTime", usual.createdTime()),
                text(row, "expiredTime", usual.expiredTime()),
                usual.tags(),
                row.has("deleteProtect") ? bool(row.path("deleteProtect")) : usual.deleteProtect());
    }

    private static @Nullable String text(JsonNode row, String field, @Nullable String usual) {
        JsonNode value = row.path(field);
        return value.isMissingNode() ? usual : value.isNull() ? null : value.asText();
    }

    private static @Nullable Integer number(JsonNode value) {
        return value.isNull() ? null : Integer.valueOf(value.asInt());
    }

    private static @Nullable Boolean bool(JsonNode value) {
        return value.isNull() ? null : Boolean.valueOf(value.asBoolean());
    }
}
