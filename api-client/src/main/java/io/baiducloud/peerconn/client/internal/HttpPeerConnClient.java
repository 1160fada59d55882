package io.baiducloud.peerconn.client.internal;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.Billing;
import io.baiducloud.peerconn.client.ClientToken;
import io.baiducloud.peerconn.client.CreatePeerConnRequest;
import io.baiducloud.peerconn.client.CreatePeerConnResult;
import io.baiducloud.peerconn.client.ListPeerConnsRequest;
import io.baiducloud.peerconn.client.MutationResult;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.PeerConnLookup;
import io.baiducloud.peerconn.client.PeerConnPage;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.UpdatePeerConnRequest;
import java.io.IOException;
import java.util.stream.Stream;

/** Turns operations into requests, and answers into values. */
public final class HttpPeerConnClient implements PeerConnClient {
    private static final String PATH = "/v1/peerconn";

    private final Caller caller;
    private final RequestBodies bodies;

    private HttpPeerConnClient(Caller caller) {
        this.caller = caller;
        this.bodies = new RequestBodies(caller.json());
    }

    /** Makes a client of checked settings. */
    public static HttpPeerConnClient of(ClientSettings settings) {
        return new HttpPeerConnClient(Caller.of(settings));
    }

    @Override
    public CreatePeerConnResult create(CreatePeerConnRequest request, ClientToken token) {
        WireRequest wire = WireRequest.of(Operation.CREATE_PEER_CONN, "POST", PATH)
                .with(token)
                .withBody(bodies.create(request));
        return caller.call(wire, HttpPeerConnClient::readCreated);
    }

    private static CreatePeerConnResult readCreated(Answer answer) throws IOException {
        PeerConn created = answer.readObject(json -> new PeerConnReader(json, answer.repeated()).read());
        if (created == null) {
            throw new UnreadableAnswerException("has no peerConnId");
        }
        return new CreatePeerConnResult(created.peerConnId(), answer.requestId());
    }

    @Override
    public PeerConnPage list(ListPeerConnsRequest request) {
        WireRequest wire = WireRequest.of(Operation.LIST_PEER_CONNS, "GET", PATH)
                .with("vpcId", request.vpcId())
                .with("marker", request.marker())
                .with("maxKeys", Integer.toString(request.maxKeys()));
        return caller.call(wire, PageReader::read);
    }

    @Override
    public Stream<PeerConn> listAll(ListPeerConnsRequest request) {
        return Pages.rows(request, this::list);
    }

    @Override
    public PeerConnLookup detail(String peerConnId, PeerConnRole role) {
        WireRequest wire = WireRequest.of(Operation.GET_PEER_CONN, "GET", pathOf(peerConnId))
                .with("role", wordOf(role));
        try {
            return caller.call(
                    wire,
                    answer -> new PeerConnLookup(
                            answer.readObject(json -> new PeerConnReader(json, answer.repeated()).read()),
                            answer.requestId()));
        } catch (BceException.NotFound e) {
            return new PeerConnLookup(
                    null, e.findRequestId().orElse(null), e.findCode().orElse("HTTP " + e.httpStatus()));
        }
    }

    @Override
    public MutationResult update(String peerConnId, UpdatePeerConnRequest request, ClientToken token) {
        WireRequest wire = WireRequest.of(Operation.UPDATE_PEER_CONN, "PUT", pathOf(peerConnId));
        return mutate(wire.with(token).withBody(bodies.update(request)));
    }

    @Override
    public MutationResult accept(String peerConnId, ClientToken token) {
        return mutate(act(Operation.ACCEPT_PEER_CONN, peerConnId, "accept").with(token));
    }

    @Override
    public MutationResult reject(String peerConnId, ClientToken token) {
        return mutate(act(Operation.REJECT_PEER_CONN, peerConnId, "reject").with(token));
    }

    @Override
    public MutationResult delete(String peerConnId, ClientToken token) {
        return mutate(WireRequest.of(Operation.DELETE_PEER_CONN, "DELETE", pathOf(peerConnId))
                .with(token));
    }

    @Override
    public MutationResult resize(String peerConnId, int newBandwidthInMbps, ClientToken token) {
        if (newBandwidthInMbps < 1) {
            throw new IllegalArgumentException("newBandwidthInMbps: must be at least 1, is " + newBandwidthInMbps);
        }
        return mutate(act(Operation.RESIZE_PEER_CONN, peerConnId, "resize")
                .with(token)
                .withBody(bodies.resize(newBandwidthInMbps)));
    }

    @Override
    public MutationResult renew(String peerConnId, int months, ClientToken token) {
        if (!Billing.RESERVATION_MONTHS.contains(months)) {
            throw new IllegalArgumentException("months: must be 1-9, 12, 24 or 36, is " + months);
        }
        return mutate(act(Operation.RENEW_PEER_CONN, peerConnId, "purchaseReserved")
                .with(token)
                .withBody(bodies.renew(months)));
    }

    @Override
    public MutationResult refund(String peerConnId, ClientToken token) {
        return mutate(act(Operation.REFUND_PEER_CONN, peerConnId, "refund").with(token));
    }

    @Override
    public MutationResult openDnsSync(String peerConnId, PeerConnRole role, ClientToken token) {
        return mutate(act(Operation.OPEN_DNS_SYNC, peerConnId, "open")
                .with("role", wordOf(role))
                .with(token));
    }

    @Override
    public MutationResult closeDnsSync(String peerConnId, PeerConnRole role, ClientToken token) {
        return mutate(act(Operation.CLOSE_DNS_SYNC, peerConnId, "close")
                .with("role", wordOf(role))
                .with(token));
    }

    @Override
    public MutationResult setDeleteProtect(String peerConnId, boolean deleteProtect, ClientToken token) {
        WireRequest wire = WireRequest.of(Operation.SET_DELETE_PROTECT, "PUT", pathOf(peerConnId) + "/deleteProtect");
        return mutate(wire.with(token).withBody(bodies.deleteProtect(deleteProtect)));
    }

    private MutationResult mutate(WireRequest wire) {
        return caller.call(wire, answer -> {
            answer.skip();
            return new MutationResult(answer.requestId());
        });
    }

    private static WireRequest act(Operation operation, String peerConnId, String word) {
        return WireRequest.of(operation, "PUT", pathOf(peerConnId)).withWord(word);
    }

    private static String pathOf(String peerConnId) {
        return PATH + '/' + PathSegment.require("peerConnId", peerConnId);
    }

    private static String wordOf(PeerConnRole role) {
        if (role == PeerConnRole.UNKNOWN) {
            throw new IllegalArgumentException("role: must be initiator or acceptor");
        }
        return role.word();
    }

    /** Shows the endpoint. */
    @Override
    public String toString() {
        return "PeerConnClient[" + caller + "]";
    }

    @Override
    public void close() {
        caller.close();
    }
}
