package io.baiducloud.peerconn.simulator.control;

import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.cloud.Console;
import io.baiducloud.peerconn.simulator.model.DnsStatus;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.settings.Durations;
import org.jspecify.annotations.Nullable;

/**
 * A change behind everybody's back, as a control request writes it.
 *
 * @param expiresIn the rest of the paid time, such as 3d; 0s ends it now
 */
record ConnectionPatch(
        @Nullable Integer bandwidthInMbps,
        @Nullable Boolean deleteProtect,
        @Nullable String status,
        @Nullable String expiresIn,
        @Nullable End initiator,
        @Nullable End acceptor) {

    /** What belongs to one end alone. */
    record End(
            @Nullable String ifName,
            @Nullable String description,
            @Nullable String dnsStatus) {}

    void apply(Console console, Connection connection) {
        String id = connection.id();
        if (status != null) {
            console.status(
                    id,
                    Status.find(status)
                            .orElseThrow(() ->
                                    new IllegalArgumentException("status: there is no status \"" + status + "\"")));
        }
        if (bandwidthInMbps != null) {
            console.resize(id, bandwidthInMbps);
        }
        if (deleteProtect != null) {
            console.protect(id, deleteProtect);
        }
        apply(console, connection, Role.INITIATOR, initiator);
        apply(console, connection, Role.ACCEPTOR, acceptor);
        if (expiresIn != null) {
            console.expireIn(id, Durations.parse(expiresIn));
        }
    }

    private static void apply(Console console, Connection connection, Role role, @Nullable End end) {
        if (end == null) {
            return;
        }
        String word = end.dnsStatus();
        if (word != null) {
            console.dns(
                    connection.id(),
                    role,
                    DnsStatus.find(word)
                            .orElseThrow(() ->
                                    new IllegalArgumentException("dnsStatus: there is no status \"" + word + "\"")));
        }
        if (end.ifName() != null || end.description() != null) {
            String name = end.ifName();
            String text = end.description();
            console.rename(
                    connection.id(),
                    role,
                    name == null ? connection.side(role).ifName() : name,
                    text == null ? connection.side(role).description() : text);
        }
    }
}
