package io.baiducloud.peerconn.client.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.baiducloud.peerconn.client.AccessControlList;
import io.baiducloud.peerconn.client.Billing;
import io.baiducloud.peerconn.client.CreatePeerConnRequest;
import io.baiducloud.peerconn.client.Tag;
import io.baiducloud.peerconn.client.UpdatePeerConnRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes request bodies. Equal requests give equal bytes: the provider compares them under one client token. */
final class RequestBodies {
    private final JsonFactory json;

    RequestBodies(JsonFactory json) {
        this.json = json;
    }

    byte[] create(CreatePeerConnRequest request) {
        return object(out -> {
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
        return object(out -> {
            out.writeStringField("localIfId", request.localIfId());
            writeText(out, "description", request.description());
            writeText(out, "localIfName", request.localIfName());
        });
    }

    byte[] resize(int newBandwidthInMbps) {
        return object(out -> out.writeNumberField("newBandwidthInMbps", newBandwidthInMbps));
    }

    byte[] renew(int months) {
        return object(out -> {
            out.writeObjectFieldStart("billing");
            writeReservation(out, months);
            out.writeEndObject();
        });
    }

    byte[] deleteProtect(boolean deleteProtect) {
        return object(out -> out.writeBooleanField("deleteProtect", deleteProtect));
    }

    byte[] accessControlList(AccessControlList acl) {
        return object(out -> {
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

    private byte[] object(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail", e);
        }
        return bytes.toByteArray();
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

    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator out) throws IOException;
    }
}
