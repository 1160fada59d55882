package io.baiducloud.peerconn.client.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.baiducloud.peerconn.client.AccessControlList;
import io.baiducloud.peerconn.client.Billing;
import io.baiducloud.peerconn.client.CreatePeerConnRequest;
import io.baiducloud.peerconn.client.Tag;
import io.baiducloud.peerconn.client.UpdatePeerConnRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes request bodies. Equal requests give equal bytes: the provider compares them under one client token. */
final class RequestBodies {
    private final Json json;

    RequestBodies(Json json) {
        this.json = json;
    }

    byte[] create(CreatePeerConnRequest request) {
        return json.write(out -> {
            out.writeNumberField("bandwidthInMbps", request.bandwidthInMbps());
            writeText(out, "description", request.description());
            writeText(out, "localIfName", request.localIfName());
            out.writeStringField("localVpcId", request.localVpcId());
            writeText(out, "peerAccountId", request.peerAccountId());
            out.writeStringField("peerVpcId", request.peerVpcId());
            out.writeStringField("peerRegion", request.peerRegion());
            writeText(out, "peerIfName", request.peerIfName());
            writeBilling(out, request.billing());
            writeTags(out, request.tags());
            writeText(out, "resourceGroupId", request.resourceGroupId());
            if (request.deleteProtect() != null) {
                out.writeBooleanField("deleteProtect", request.deleteProtect());
            }
        });
    }

    byte[] update(UpdatePeerConnRequest request) {
        return json.write(out -> {
            out.writeStringField("localIfId", request.localIfId());
            writeText(out, "description", request.description());
            writeText(out, "localIfName", request.localIfName());
        });
    }

    byte[] resize(int newBandwidthInMbps) {
        return json.write(out -> out.writeNumberField("newBandwidthInMbps", newBandwidthInMbps));
    }

    byte[] renew(int months) {
        return json.write(out -> {
            out.writeObjectFieldStart("billing");
            writeReservation(out, months);
            out.writeEndObject();
        });
    }

    byte[] deleteProtect(boolean deleteProtect) {
        return json.write(out -> out.writeBooleanField("deleteProtect", deleteProtect));
    }

    byte[] accessControlList(AccessControlList acl) {
        return json.write(out -> {
            writeText(out, "id", acl.id());
            out.writeArrayFieldStart("accessControlList");
            for (AccessControlList.Entry entry : acl.entries()) {
                out.writeStartObject();
                writeText(out, "eid", entry.eid());
                out.writeStringField("effect", entry.effect());
                writeTexts(out, "resource", entry.resource());
                out.writeStringField("region", entry.region());
                out.writeStringField("service", entry.service());
                writeTexts(out, "permission", entry.permission());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private static void writeText(JsonGenerator out, String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
    }

    private static void writeTexts(JsonGenerator out, String name, List<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    private static void writeBilling(JsonGenerator out, Billing billing) throws IOException {
        out.writeObjectFieldStart("billing");
        out.writeStringField("paymentTiming", billing.paymentTiming().word());
        if (billing.reservationMonths() != null) {
            writeReservation(out, billing.reservationMonths());
        }
        out.writeEndObject();
    }

    private static void writeReservation(JsonGenerator out, int months) throws IOException {
        out.writeObjectFieldStart("reservation");
        out.writeNumberField("reservationLength", months);
        out.writeStringField("reservationTimeUnit", "month");
        out.writeEndObject();
    }

    private static void writeTags(JsonGenerator out, List<Tag> tags) throws IOException {
        if (tags.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("tags");
        for (Tag tag : tags) {
            out.writeStartObject();
            out.writeStringField("tagKey", tag.tagKey());
            out.writeStringField("tagValue", tag.tagValue());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
