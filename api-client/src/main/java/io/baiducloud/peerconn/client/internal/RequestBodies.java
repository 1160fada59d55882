package io.baiducloud.peerconn.client.internal;

import io.baiducloud.peerconn.client.AccessControlList;
import io.baiducloud.peerconn.client.Billing;
import io.baiducloud.peerconn.client.CreatePeerConnRequest;
import io.baiducloud.peerconn.client.Tag;
import io.baiducloud.peerconn.client.UpdatePeerConnRequest;
import java.util.List;

/** Writes request bodies. Equal requests give equal bytes: the provider compares them under one client token. */
final class RequestBodies {
    private RequestBodies() {}

    static byte[] create(CreatePeerConnRequest request) {
        JsonWriter out = new JsonWriter()
                .beginObject()
                .field("bandwidthInMbps", request.bandwidthInMbps())
                .field("description", request.description())
                .field("localIfName", request.localIfName())
                .field("localVpcId", request.localVpcId())
                .field("peerAccountId", request.peerAccountId())
                .field("peerVpcId", request.peerVpcId())
                .field("peerRegion", request.peerRegion())
                .field("peerIfName", request.peerIfName());
        writeBilling(out, request.billing());
        writeTags(out, request.tags());
        out.field("resourceGroupId", request.resourceGroupId());
        if (request.deleteProtect() != null) {
            out.field("deleteProtect", request.deleteProtect());
        }
        return out.endObject().toBytes();
    }

    static byte[] update(UpdatePeerConnRequest request) {
        return new JsonWriter()
                .beginObject()
                .field("localIfId", request.localIfId())
                .field("description", request.description())
                .field("localIfName", request.localIfName())
                .endObject()
                .toBytes();
    }

    static byte[] resize(int newBandwidthInMbps) {
        return new JsonWriter()
                .beginObject()
                .field("newBandwidthInMbps", newBandwidthInMbps)
                .endObject()
                .toBytes();
    }

    static byte[] renew(int months) {
        JsonWriter out = new JsonWriter().beginObject().beginObject("billing");
        writeReservation(out, months);
        return out.endObject().endObject().toBytes();
    }

    static byte[] deleteProtect(boolean deleteProtect) {
        return new JsonWriter()
                .beginObject()
                .field("deleteProtect", deleteProtect)
                .endObject()
                .toBytes();
    }

    static byte[] accessControlList(AccessControlList acl) {
        JsonWriter out = new JsonWriter().beginObject().field("id", acl.id()).beginArray("accessControlList");
        for (AccessControlList.Entry entry : acl.entries()) {
            out.beginObject().field("eid", entry.eid()).field("effect", entry.effect());
            writeTexts(out, "resource", entry.resource());
            out.field("region", entry.region()).field("service", entry.service());
            writeTexts(out, "permission", entry.permission());
            out.endObject();
        }
        return out.endArray().endObject().toBytes();
    }

    private static void writeTexts(JsonWriter out, String name, List<String> values) {
        out.beginArray(name);
        values.forEach(out::element);
        out.endArray();
    }

    private static void writeBilling(JsonWriter out, Billing billing) {
        out.beginObject("billing")
                .field("paymentTiming", billing.paymentTiming().word());
        if (billing.reservationMonths() != null) {
            writeReservation(out, billing.reservationMonths());
        }
        out.endObject();
    }

    private static void writeReservation(JsonWriter out, int months) {
        out.beginObject("reservation")
                .field("reservationLength", months)
                .field("reservationTimeUnit", "month")
                .endObject();
    }

    private static void writeTags(JsonWriter out, List<Tag> tags) {
        if (tags.isEmpty()) {
            return;
        }
        out.beginArray("tags");
        for (Tag tag : tags) {
            out.beginObject()
                    .field("tagKey", tag.tagKey())
                    .field("tagValue", tag.tagValue())
                    .endObject();
        }
        out.endArray();
    }
}
