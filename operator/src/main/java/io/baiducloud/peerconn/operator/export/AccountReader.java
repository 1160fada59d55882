package io.baiducloud.peerconn.operator.export;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.ListPeerConnsRequest;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.operator.export.Existing.OtherSide;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads what an account has: the lists of the regions asked for, those of the regions where the other sides are, and
 * details only of what lists do not show.
 *
 * <p>No call tells whose the keys are. But a side names the account of the side across, so a connection whose two sides
 * are both in our lists names us.
 */
final class AccountReader {
    private final ExportClients clients;
    private final Map<String, List<PeerConn>> lists = new TreeMap<>();
    private final Map<String, String> unreadable = new TreeMap<>();
    private Optional<String> ownAccountId = Optional.empty();

    AccountReader(ExportClients clients) {
        this.clients = clients;
    }

    /**
     * Reads every connection with a side of ours in one of the regions.
     *
     * @throws io.baiducloud.peerconn.operator.kube.StartupFailure when one of the regions cannot be read
     */
    List<Existing> read(Set<String> regions) {
        for (String region : new TreeSet<>(regions)) {
            explained(region, () -> lists.put(region, list(region)));
        }
        List<PeerConn> asked = lists.values().stream().flatMap(List::stream).toList();
        asked.stream()
                .flatMap(row -> Optional.ofNullable(row.peerRegion()).stream())
                .filter(region -> !lists.containsKey(region))
                .distinct()
                .sorted()
                .forEach(this::readOtherSides);
        ownAccountId = asked.stream()
                .filter(row -> find(row.peerConnId(), row.role().other()).isPresent())
                .flatMap(row -> Optional.ofNullable(row.peerAccountId()).stream())
                .findFirst();
        return asked.stream()
                .filter(row -> row.role() != PeerConnRole.UNKNOWN)
                .map(PeerConn::peerConnId)
                .distinct()
                .map(this::existing)
                .toList();
    }

    private void explained(String region, Runnable call) {
        try {
            call.run();
        } catch (BceException e) {
            throw ExportProblems.explain(e, region, clients.endpointOf(region));
        }
    }

    // it only helps to tell whose the other side is: where it cannot be read, that stays unclear
    private void readOtherSides(String region) {
        try {
            lists.put(region, list(region));
        } catch (BceException | IllegalArgumentException e) {
            unreadable.put(region, String.valueOf(e.getMessage()));
        }
    }

    private List<PeerConn> list(String region) {
        try (var rows = clients.of(region).listAll(ListPeerConnsRequest.all())) {
            return rows.toList();
        }
    }

    private Optional<PeerConn> find(String id, PeerConnRole role) {
        return lists.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.peerConnId().equals(id) && row.role() == role)
                .findFirst();
    }

    private Existing existing(String id) {
        Optional<PeerConn> initiator = find(id, PeerConnRole.INITIATOR).map(this::completed);
        Optional<PeerConn> acceptor = find(id, PeerConnRole.ACCEPTOR);
        if (initiator.isPresent() && acceptor.isPresent()) {
            return new Existing(id, initiator, acceptor, new OtherSide.Ours());
        }
        PeerConn own = initiator.or(() -> acceptor).orElseThrow();
        Optional<String> accountId = Optional.ofNullable(own.peerAccountId());
        if (ownAccountId.isPresent() && accountId.isPresent() && !accountId.equals(ownAccountId)) {
            return new Existing(id, initiator, acceptor, new OtherSide.Theirs(accountId));
        }
        String region = Optional.ofNullable(own.peerRegion()).orElse("");
        if (unreadable.containsKey(region)) {
            return new Existing(id, initiator, acceptor, unclear(region));
        }
        Optional<PeerConn> across = across(own, region);
        across.map(PeerConn::peerAccountId).ifPresent(us -> ownAccountId = Optional.of(us));
        if (accountId.isEmpty() || !accountId.equals(ownAccountId)) {
            return new Existing(id, initiator, acceptor, new OtherSide.Theirs(accountId));
        }
        return new Existing(id, initiator.or(() -> across), acceptor.or(() -> across), new OtherSide.Ours());
    }

    private OtherSide unclear(String region) {
        return new OtherSide.Unclear("whether its other side, in region " + region
                + ", belongs to this account cannot be told, since that region cannot be looked at ("
                + unreadable.get(region) + ")");
    }

    /** The other side by its role: within one account a detail call may show what no list does. */
    private Optional<PeerConn> across(PeerConn own, String region) {
        if (region.isEmpty()) {
            return Optional.empty();
        }
        return detail(region, own.peerConnId(), own.role().other());
    }

    private Optional<PeerConn> detail(String region, String id, PeerConnRole role) {
        try {
            return clients.of(region).detail(id, role).find().filter(side -> side.role() == role);
        } catch (BceException e) {
            throw ExportProblems.explain(e, region, clients.endpointOf(region));
        }
    }

    /** Adds what list rows may lack, and only that: details may write VPC ids in another form. */
    private PeerConn completed(PeerConn row) {
        if (row.localRegion() == null || (row.tags() != null && row.deleteProtect() != null)) {
            return row;
        }
        return detail(row.localRegion(), row.peerConnId(), row.role())
                .map(detail -> row.completedBy(detail.tags(), detail.deleteProtect()))
                .orElse(row);
    }
}
