package io.baiducloud.peerconn.simulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baiducloud.peerconn.simulator.cloud.Caller;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.cloud.Sight;
import io.baiducloud.peerconn.simulator.cloud.Tag;
import io.baiducloud.peerconn.simulator.cloud.Vpc;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Plan;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.settings.Settings;
import io.baiducloud.peerconn.simulator.settings.Views;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns a connection seen from one side into the JSON that the settings ask for. */
final class RowRenderer {
    private static final DateTimeFormatter ZONELESS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Settings settings;
    private final Plan plan;

    RowRenderer(Settings settings, Plan plan) {
        this.settings = settings;
        this.plan = plan;
    }

    ObjectNode detail(Sight sight, Caller caller) {
        ObjectNode row = common(sight, settings.get(Views.DETAIL_VPC_IDS) == Views.VpcIdForm.UUID);
        putTags(row, sight, caller);
        if (settings.get(Views.DETAIL_PROTECTION)) {
            row.put("deleteProtect", sight.connection().deleteProtect());
        }
        return finish(row);
    }

    ObjectNode listRow(Sight sight, Caller caller) {
        ObjectNode row = common(sight, false);
        if (settings.get(Views.LIST_TAGS)) {
            putTags(row, sight, caller);
        }
        if (settings.get(Views.LIST_PROTECTION)) {
            row.put("deleteProtect", sight.connection().deleteProtect());
        }
        return finish(row);
    }

    private ObjectNode common(Sight sight, boolean uuids) {
        Connection connection = sight.connection();
        ObjectNode row = NODES.objectNode()
                .put("peerConnId", connection.id())
                .put("role", sight.role().word())
                .put("status", connection.status().word());
        putBandwidth(row, connection.bandwidth());
        row.put("description", sight.local().description())
                .put("localIfId", sight.local().ifId())
                .put("localIfName", sight.local().ifName())
                .put("localVpcId", vpcId(sight.local().vpcId(), uuids))
                .put("localRegion", sight.local().region())
                .put("peerVpcId", vpcId(sight.peer().vpcId(), uuids))
                .put("peerRegion", sight.peer().region())
                .put("peerAccountId", sight.peer().accountId())
                .put("paymentTiming", connection.payment().word())
                .put("dnsStatus", sight.local().dns().word())
                .put("createdTime", time(connection.created()));
        putExpiry(row, connection.expires());
        return row;
    }

    private static String vpcId(String id, boolean uuids) {
        return uuids ? Vpc.of(id, "").uuid() : id;
    }

    private void putBandwidth(ObjectNode row, int bandwidth) {
        Views.BandwidthKey key = settings.get(Views.BANDWIDTH_KEY);
        if (key != Views.BandwidthKey.TYPO) {
            putBandwidth(row, "bandwidthInMbps", bandwidth);
        }
        if (key != Views.BandwidthKey.MBPS) {
            putBandwidth(row, "bandwithInMbp", bandwidth);
        }
    }

    private void putBandwidth(ObjectNode row, String key, int bandwidth) {
        if (settings.get(Views.BANDWIDTH_AS_TEXT)) {
            row.put(key, Integer.toString(bandwidth));
        } else {
            row.put(key, bandwidth);
        }
    }

    private void putExpiry(ObjectNode row, @Nullable Instant expires) {
        if (expires != null) {
            row.put("expiredTime", time(expires));
            return;
        }
        switch (settings.get(Views.NO_EXPIRY)) {
            case NULL -> row.putNull("expiredTime");
            case EMPTY -> row.put("expiredTime", "");
            case OMITTED -> {
                // nothing to put
            }
        }
    }

    private void putTags(ObjectNode row, Sight sight, Caller caller) {
        List<Tag> tags = seesTags(sight, caller) ? sight.connection().tags() : List.of();
        if (tags.isEmpty()) {
            switch (settings.get(Views.NO_TAGS)) {
                case NULL -> row.putNull("tags");
                case EMPTY -> row.putArray("tags");
                case OMITTED -> {
                    // nothing to put
                }
            }
            return;
        }
        ArrayNode array = row.putArray("tags");
        tags.forEach(tag -> array.addObject().put("tagKey", tag.tagKey()).put("tagValue", tag.tagValue()));
    }

    private boolean seesTags(Sight sight, Caller caller) {
        return switch (settings.get(Views.TAG_AUDIENCE)) {
            case EVERYONE -> true;
            case INITIATOR_SIDE -> sight.role() == Role.INITIATOR;
            case CREATOR_ACCOUNT -> sight.connection().initiator().accountId().equals(caller.accountId());
        };
    }

    private String time(Instant instant) {
        return switch (settings.get(Views.TIME_FORM)) {
            case ZONELESS -> ZONELESS.format(instant.atZone(settings.get(Views.TIME_ZONE)));
            case ISO -> instant.truncatedTo(ChronoUnit.SECONDS).toString();
        };
    }

    private ObjectNode finish(ObjectNode row) {
        plan.find(Effect.UnknownStatus.class).ifPresent(effect -> row.put("status", effect.word()));
        if (plan.has(Effect.ExtraFields.class)) {
            row.put("futureFlag", true)
                    .putObject("futureObject")
                    .put("depth", 1)
                    .putArray("list")
                    .add("x");
        }
        return row;
    }
}
