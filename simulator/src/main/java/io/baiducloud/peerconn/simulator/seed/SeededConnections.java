package io.baiducloud.peerconn.simulator.seed;

import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.ConnectionSketch;
import io.baiducloud.peerconn.simulator.model.DnsStatus;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.settings.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The connections of a seed. */
final class SeededConnections {
    private final List<Account> accounts;

    private SeededConnections(List<Account> accounts) {
        this.accounts = accounts;
    }

    static List<UnaryOperator<ConnectionSketch>> sketch(
            String source, List<SeedFile.SeedConnection> seeds, List<Account> accounts) {
        SeededConnections connections = new SeededConnections(accounts);
        List<UnaryOperator<ConnectionSketch>> sketches = new ArrayList<>();
        for (int i = 0; i < seeds.size(); i++) {
            String where = "seed " + source + ": connections[" + i + "]";
            SeedFile.SeedConnection seed = Objects.requireNonNull(seeds.get(i), where + " is empty");
            try {
                sketches.add(connections.sketch(where, seed));
            } catch (IllegalArgumentException e) {
                throw e instanceof BadSeedException ? e : new BadSeedException(where + ": " + e.getMessage(), e);
            }
        }
        return sketches;
    }

    private UnaryOperator<ConnectionSketch> sketch(String where, SeedFile.SeedConnection seed) {
        SeedFile.SeedEnd initiator = required(where + ".initiator", seed.initiator());
        SeedFile.SeedEnd acceptor = required(where + ".acceptor", seed.acceptor());
        String local = required(where + ".initiator.vpcId", initiator.vpcId());
        String peer = required(where + ".acceptor.vpcId", acceptor.vpcId());
        Account owner = owner(where + ".initiator.vpcId", local);
        Account other = owner(where + ".acceptor.vpcId", peer);
        Status status = seed.status() == null
                ? Status.ACTIVE
                : Status.find(seed.status())
                        .orElseThrow(() ->
                                new BadSeedException(where + ".status: there is no status \"" + seed.status() + "\""));
        DnsStatus localDns = dns(where + ".initiator.dnsStatus", initiator.dnsStatus());
        DnsStatus peerDns = dns(where + ".acceptor.dnsStatus", acceptor.dnsStatus());
        Duration age = seed.age() == null ? Duration.ZERO : Durations.parse(seed.age());
        Duration prepaidFor = seed.prepaidFor() == null ? null : Durations.parse(seed.prepaidFor());
        return sketch -> {
            sketch.between(owner, local, other, peer)
                    .status(status)
                    .end(Role.INITIATOR, text(initiator.ifName()), text(initiator.description()), localDns)
                    .end(Role.ACCEPTOR, text(acceptor.ifName()), text(acceptor.description()), peerDns)
                    .deleteProtect(Boolean.TRUE.equals(seed.deleteProtect()))
                    .resourceGroupId(text(seed.resourceGroupId()))
                    .age(age);
            if (seed.peerConnId() != null) {
                sketch.id(seed.peerConnId());
            }
            if (seed.bandwidthInMbps() != null) {
                sketch.bandwidth(seed.bandwidthInMbps());
            }
            if (prepaidFor != null) {
                sketch.prepaidFor(prepaidFor);
            }
            if (seed.tags() != null) {
                seed.tags().forEach(sketch::tag);
            }
            return sketch;
        };
    }

    private Account owner(String place, String vpcId) {
        return accounts.stream()
                .filter(account ->
                        account.vpcs().stream().anyMatch(vpc -> vpc.vpcId().equals(vpcId)))
                .findFirst()
                .orElseThrow(() -> new BadSeedException(place + ": no account above has a vpc " + vpcId));
    }

    private static DnsStatus dns(String place, @Nullable String word) {
        return word == null
                ? DnsStatus.CLOSE
                : DnsStatus.find(word)
                        .orElseThrow(() -> new BadSeedException(place + ": there is no DNS status \"" + word + "\""));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> T required(String place, @Nullable T value) {
        if (value == null) {
            throw new BadSeedException(place + " is missing");
        }
        return value;
    }
}
