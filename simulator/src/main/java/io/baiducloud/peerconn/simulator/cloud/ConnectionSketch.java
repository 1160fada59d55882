package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.DnsStatus;
import io.baiducloud.peerconn.simulator.model.PaymentTiming;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.settings.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection that is there without having been asked for through the API: by a seed, or made in the console. */
public final class ConnectionSketch {
    private @Nullable String id;
    private Status status = Status.ACTIVE;
    private int bandwidth = 10;
    private Duration age = Duration.ZERO;
    private @Nullable Duration prepaidFor;
    private boolean deleteProtect;
    private String resourceGroupId = "";
    private final List<Tag> tags = new ArrayList<>();
    private final Map<Role, End> ends = new EnumMap<>(Role.class);

    private record End(Account account, Vpc vpc, String ifName, String description, DnsStatus dns) {}

    ConnectionSketch() {}

    /** The networks at the two ends, the initiator's first. */
    public ConnectionSketch between(Account initiator, String vpcId, Account acceptor, String peerVpcId) {
        ends.put(Role.INITIATOR, new End(initiator, vpc(initiator, vpcId), "", "", DnsStatus.CLOSE));
        ends.put(Role.ACCEPTOR, new End(acceptor, vpc(acceptor, peerVpcId), "", "", DnsStatus.CLOSE));
        return this;
    }

    /** A given id instead of one made up. */
    public ConnectionSketch id(String peerConnId) {
        this.id = peerConnId;
        return this;
    }

    /** Its state, where it stays; active unless set. */
    public ConnectionSketch status(Status value) {
        this.status = value;
        return this;
    }

    /** Its bandwidth in Mbps; 10 unless set. */
    public ConnectionSketch bandwidth(int mbps) {
        this.bandwidth = mbps;
        return this;
    }

    /** How long ago it was made. */
    public ConnectionSketch age(Duration value) {
        this.age = value;
        return this;
    }

    /** Paid for from now on for that long; postpaid unless set. */
    public ConnectionSketch prepaidFor(Duration rest) {
        this.prepaidFor = rest;
        return this;
    }

    /** Deletion protection; off unless set. */
    public ConnectionSketch deleteProtect(boolean on) {
        this.deleteProtect = on;
        return this;
    }

    /** One more tag. */
    public ConnectionSketch tag(String key, String value) {
        tags.add(new Tag(key, value));
        return this;
    }

    /** The resource group. */
    public ConnectionSketch resourceGroupId(String value) {
        this.resourceGroupId = value;
        return this;
    }

    /** What belongs to one end alone; {@link #between} comes first. */
    public ConnectionSketch end(Role role, String ifName, String description, DnsStatus dns) {
        End before = end(role);
        ends.put(role, new End(before.account(), before.vpc(), ifName, description, dns));
        return this;
    }

    Connection drawnIn(World world, long sequence) {
        Instant now = world.now();
        Instant created = now.minus(age);
        Duration rest = prepaidFor;
        return new Connection(
                id == null ? world.ids().peerConnId() : id,
                sequence,
                status,
                List.of(),
                bandwidth,
                0,
                rest == null ? PaymentTiming.POSTPAID : PaymentTiming.PREPAID,
                created,
                created.plus(world.settings().get(Timing.NEGOTIATION)),
                rest == null ? null : now.plus(rest),
                created,
                side(Role.INITIATOR, world.ids()),
                side(Role.ACCEPTOR, world.ids()),
                tags,
                resourceGroupId,
                deleteProtect);
    }

    private Side side(Role role, Ids ids) {
        End end = end(role);
        return Side.of(
                        end.account().accountId(),
                        end.vpc().region(),
                        end.vpc().vpcId(),
                        ids.interfaceId(),
                        end.ifName(),
                        end.description())
                .withDns(end.dns(), List.of());
    }

    private End end(Role role) {
        End end = ends.get(role);
        if (end == null) {
            throw new IllegalArgumentException("a connection needs two ends");
        }
        return end;
    }

    private static Vpc vpc(Account account, String vpcId) {
        return account.vpcs().stream()
                .filter(vpc -> vpc.vpcId().equals(vpcId))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("account " + account.accountId() + " has no vpc " + vpcId));
    }
}
