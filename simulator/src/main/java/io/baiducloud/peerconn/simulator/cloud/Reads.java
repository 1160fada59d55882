package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.settings.Settings;
import io.baiducloud.peerconn.simulator.settings.Timing;
import io.baiducloud.peerconn.simulator.settings.Views;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What callers see, now or as it was a while ago. */
final class Reads {
    private final World world;

    Reads(World world) {
        this.world = world;
    }

    /** The side that a detail call shows. */
    Optional<Sight> detail(Caller caller, String id, Optional<Role> asked, Duration extraLag) {
        Settings settings = world.settings();
        Duration lag = settings.get(Timing.DETAIL_LAG).plus(extraLag);
        Optional<Connection> found = lag.isZero()
                ? world.store().find(id)
                : world.store().findAt(id, world.now().minus(lag));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Connection connection = found.get();
        List<Role> own = world.rolesOf(connection, caller);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        if (asked.isPresent() && settings.get(Views.ROLE_OBEYED)) {
            return shown(connection, asked.get(), own, caller).map(role -> new Sight(connection, role));
        }
        List<Role> candidates = new ArrayList<>();
        for (Role role : Role.values()) {
            if (shown(connection, role, own, caller).equals(Optional.of(role))) {
                candidates.add(role);
            }
        }
        boolean first = candidates.size() == 1 || world.ids().coin();
        return Optional.of(new Sight(connection, candidates.get(first ? 0 : 1)));
    }

    private Optional<Role> shown(Connection connection, Role asked, List<Role> own, Caller caller) {
        if (own.contains(asked)) {
            return Optional.of(asked);
        }
        boolean foreign = !connection.side(asked).accountId().equals(caller.accountId());
        return switch (world.settings().get(foreign ? Views.FOREIGN_SIDE : Views.OTHER_REGION_SIDE)) {
            case EMPTY -> Optional.empty();
            case OWN -> Optional.of(own.get(0));
            case PEER -> Optional.of(asked);
        };
    }

    /** Every row that a list shows, in its order. */
    List<Sight> list(Caller caller, Optional<String> vpcId, Duration extraLag) {
        Settings settings = world.settings();
        Duration lag = settings.get(Timing.LIST_LAG).plus(extraLag);
        Stream<Connection> seen = lag.isZero()
                ? world.store().all()
                : world.store().allAt(world.now().minus(lag));
        List<Sight> rows = new ArrayList<>();
        seen.forEach(connection -> addRows(rows, connection, caller, vpcId));
        switch (settings.get(Views.LIST_ORDER)) {
            case ID -> {
                // the store is in the order of ids
            }
            case OLDEST ->
                rows.sort(Comparator.comparingLong(row -> row.connection().sequence()));
            case NEWEST ->
                rows.sort(
                        Comparator.comparingLong((Sight row) -> row.connection().sequence())
                                .reversed());
        }
        return rows;
    }

    private void addRows(List<Sight> rows, Connection connection, Caller caller, Optional<String> vpcId) {
        List<Role> roles = world.rolesOf(connection, caller).stream()
                .filter(role -> vpcId.isEmpty() || connection.side(role).vpcId().equals(vpcId.get()))
                .toList();
        boolean one = world.settings().get(Views.SAME_REGION_ROWS) == Views.SameRegionRows.ONE;
        roles.stream().limit(one ? 1 : 2).forEach(role -> rows.add(new Sight(connection, role)));
    }
}
