package io.baiducloud.peerconn.operator.fake;

import io.baiducloud.peerconn.client.ClientToken;
import io.baiducloud.peerconn.client.CreatePeerConnRequest;
import io.baiducloud.peerconn.client.CreatePeerConnResult;
import io.baiducloud.peerconn.client.ListPeerConnsRequest;
import io.baiducloud.peerconn.client.MutationResult;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.PaymentTiming;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.PeerConnLookup;
import io.baiducloud.peerconn.client.PeerConnPage;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.UpdatePeerConnRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One key's view of one region of a {@link FakeCloud}. */
final class FakePeerConnClient implements PeerConnClient {
    private static final MutationResult DONE = new MutationResult("request-of-a-mutation");

    private final FakeCloud cloud;
    private final String accessKeyId;
    private final String region;

    FakePeerConnClient(FakeCloud cloud, String accessKeyId, String region) {
        this.cloud = cloud;
        this.accessKeyId = accessKeyId;
        this.region = region;
    }

    private String account() {
        return cloud.accountOf(accessKeyId);
    }

    private void call(Operation operation, @Nullable String subject) {
        cloud.called(operation, accessKeyId, region, subject == null ? "" : subject);
    }

    @Override
    public CreatePeerConnResult create(CreatePeerConnRequest request, ClientToken token) {
        call(Operation.CREATE_PEER_CONN, request.localVpcId());
        cloud.noted(Operation.CREATE_PEER_CONN, token);
        String id = cloud.newId();
        String peerAccount = Objects.requireNonNullElse(request.peerAccountId(), account());
        boolean sameAccount = peerAccount.equals(account());
        boolean prepaid = request.billing().paymentTiming() == PaymentTiming.PREPAID;
        Row own = Row.of(id)
                .status("creating")
                .local(request.localVpcId(), region)
                .peer(request.peerVpcId(), request.peerRegion(), peerAccount)
                .localIf("qpif-i-" + id, request.localIfName())
                .bandwidth(request.bandwidthInMbps())
                .billing(request.billing().paymentTiming().word(), prepaid ? "2027-01-01T00:00:00Z" : null)
                .description(request.description())
                .tags(request.tags())
                .deleteProtect(Boolean.TRUE.equals(request.deleteProtect()));
        cloud.put(account(), own.build());
        cloud.put(
                peerAccount,
                own.role(PeerConnRole.ACCEPTOR)
                        .local(request.peerVpcId(), request.peerRegion())
                        .peer(request.localVpcId(), region, account())
                        .localIf("qpif-a-" + id, request.peerIfName())
                        .description(null)
                        .tags(List.of())
                        .build());
        cloud.later(() -> cloud.change(id, row -> row.status(sameAccount ? "active" : "consulting")));
        return new CreatePeerConnResult(id, "request-of-a-creation");
    }

    @Override
    public PeerConnPage list(ListPeerConnsRequest request) {
        call(Operation.LIST_PEER_CONNS, request.marker());
        List<PeerConn> all = cloud.listed(account(), region).stream()
                .filter(row -> request.vpcId() == null || request.vpcId().equals(row.localVpcId()))
                .toList();
        int from = request.marker() == null ? 0 : Integer.parseInt(request.marker());
        int to = Math.min(all.size(), from + Math.min(request.maxKeys(), cloud.pageSize()));
        return new PeerConnPage(
                all.subList(Math.min(from, to), to), to < all.size() ? String.valueOf(to) : null, "request-of-a-list");
    }

    @Override
    public Stream<PeerConn> listAll(ListPeerConnsRequest request) {
        return Stream.iterate(
                        list(request),
                        Objects::nonNull,
                        page -> page.nextMarker() == null ? null : list(request.from(page.nextMarker())))
                .flatMap(page -> page.peerConns().stream());
    }

    @Override
    public PeerConnLookup detail(String peerConnId, PeerConnRole role) {
        call(Operation.GET_PEER_CONN, peerConnId);
        return cloud.detail(account(), region, peerConnId, role)
                .map(row -> new PeerConnLookup(row, "request-of-a-detail"))
                .orElse(new PeerConnLookup(null, cloud.requestIdOfNothing()));
    }

    @Override
    public MutationResult update(String peerConnId, UpdatePeerConnRequest request, ClientToken token) {
        call(Operation.UPDATE_PEER_CONN, peerConnId);
        String name = request.localIfName();
        String description = request.description();
        cloud.change(row -> request.localIfId().equals(row.localIfId()), row -> {
            if (name != null) {
                row.localIf(request.localIfId(), name);
            }
            return description == null ? row : row.description(description);
        });
        return DONE;
    }

    @Override
    public MutationResult accept(String peerConnId, ClientToken token) {
        return transit(Operation.ACCEPT_PEER_CONN, peerConnId, "starting", row -> row.status("active"));
    }

    @Override
    public MutationResult reject(String peerConnId, ClientToken token) {
        call(Operation.REJECT_PEER_CONN, peerConnId);
        cloud.change(peerConnId, row -> row.status("consult_failed"));
        return DONE;
    }

    @Override
    public MutationResult delete(String peerConnId, ClientToken token) {
        return release(Operation.DELETE_PEER_CONN, peerConnId);
    }

    @Override
    public MutationResult resize(String peerConnId, int newBandwidthInMbps, ClientToken token) {
        return transit(
                Operation.RESIZE_PEER_CONN,
                peerConnId,
                "updating",
                row -> row.status("active").bandwidth(newBandwidthInMbps));
    }

    @Override
    public MutationResult renew(String peerConnId, int months, ClientToken token) {
        call(Operation.RENEW_PEER_CONN, peerConnId);
        cloud.noted(Operation.RENEW_PEER_CONN, token);
        cloud.change(peerConnId, row -> row.billing("Prepaid", "2028-01-01T00:00:00Z"));
        return DONE;
    }

    @Override
    public MutationResult refund(String peerConnId, ClientToken token) {
        return release(Operation.REFUND_PEER_CONN, peerConnId);
    }

    @Override
    public MutationResult openDnsSync(String peerConnId, PeerConnRole role, ClientToken token) {
        return dns(Operation.OPEN_DNS_SYNC, peerConnId, role, "syncing", "open");
    }

    @Override
    public MutationResult closeDnsSync(String peerConnId, PeerConnRole role, ClientToken token) {
        return dns(Operation.CLOSE_DNS_SYNC, peerConnId, role, "closing", "close");
    }

    @Override
    public MutationResult setDeleteProtect(String peerConnId, boolean deleteProtect, ClientToken token) {
        call(Operation.SET_DELETE_PROTECT, peerConnId);
        cloud.change(peerConnId, row -> row.deleteProtect(deleteProtect));
        return DONE;
    }

    private MutationResult transit(Operation operation, String id, String meanwhile, UnaryOperator<Row> then) {
        call(operation, id);
        cloud.change(id, row -> row.status(meanwhile));
        cloud.later(() -> cloud.change(id, then));
        return DONE;
    }

    private MutationResult release(Operation operation, String id) {
        call(operation, id);
        cloud.change(id, row -> row.status("deleting"));
        cloud.later(() -> cloud.remove(id));
        return DONE;
    }

    private MutationResult dns(Operation operation, String id, PeerConnRole role, String meanwhile, String then) {
        call(operation, id);
        cloud.change(row -> row.peerConnId().equals(id) && row.role() == role, row -> row.dns(meanwhile));
        cloud.later(() -> cloud.change(row -> row.peerConnId().equals(id) && row.role() == role, row -> row.dns(then)));
        return DONE;
    }

    @Override
    public void close() {}
}
