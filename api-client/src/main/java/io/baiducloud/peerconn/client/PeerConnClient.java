package io.baiducloud.peerconn.client;

import java.util.stream.Stream;

/**
 * The peer connection API of one region, seen with one account's credentials. Thread-safe; close it when done.
 *
 * <p>Every method throws a {@link BceException} when the call does not succeed, and an {@link IllegalArgumentException},
 * without any call, for an id or a value that cannot be right. Mutations without a client token in their signature generate
 * one.
 */
public interface PeerConnClient extends AutoCloseable {

    /** Starts a client of one region: endpoint or region, and credentials, are needed. */
    static PeerConnClientBuilder builder() {
        return new PeerConnClientBuilder();
    }

    /**
     * Creates a connection, under a client token of the caller's: repeat the same request under the same token when the
     * outcome of the first is unknown.
     *
     * @see <a href="https://cloud.baidu.com/doc/VPC/s/bjwvyue8y">provider's page</a>
     */
    CreatePeerConnResult create(CreatePeerConnRequest request, ClientToken token);

    /** Creates a connection. */
    default CreatePeerConnResult create(CreatePeerConnRequest request) {
        return create(request, ClientToken.random());
    }

    /**
     * Lists one page.
     *
     * @see <a href="https://cloud.baidu.com/doc/VPC/s/Fjwvyuemr">provider's page</a>
     */
    PeerConnPage list(ListPeerConnsRequest request);

    /** Lists all pages, each read when it is needed. A list that never ends is stopped with an exception. */
    Stream<PeerConn> listAll(ListPeerConnsRequest request);

    /**
     * Reads one side of a connection. The region decides which connections can be seen, the role which side.
     *
     * @see <a href="https://cloud.baidu.com/doc/VPC/s/Sjwvyudwm">provider's page</a>
     */
    PeerConnLookup detail(String peerConnId, PeerConnRole role);

    /**
     * Changes name or description of one side.
     *
     * @see <a href="https://cloud.baidu.com/doc/VPC/s/1jwvyufpd">provider's page</a>
     */
    MutationResult update(String peerConnId, UpdatePeerConnRequest request, ClientToken token);

    /** Changes name or description of one side. */
    default MutationResult update(String peerConnId, UpdatePeerConnRequest request) {
        return update(peerConnId, request, ClientToken.random());
    }

    /**
     * Accepts a request, as the acceptor, while it is consulting.
     *
     * @see <a href="https://cloud.baidu.com/doc/VPC/s/wjwvyud6p">provider's page</a>
     */
    MutationResult accept(String peerConnId, ClientToken token);

    /** Accepts a request, as the acceptor, while it is consulting. */
    default MutationResult accept(String peerConnId) {
        return accept(peerConnId, ClientToken.random());
    }

    /**
     * Rejects a request, as the acceptor, while it is consulting.
     *
     * @see <a href="https://cloud.baidu.com/doc/VPC/s/Qmknyatb0">provider's page</a>
     */
    MutationResult reject(String peerConnId, ClientToken token);

    /** Rejects a request, as the acceptor, while it is consulting. */
    default MutationResult reject(String peerConnId) {
        return reject(peerConnId, ClientToken.random());
    }

    /**
     * Releases a connection; between accounts the initiator only. It is gone when detail and list no longer show it.
     *
     * @see <a href="https://cloud.baidu.com/doc/VPC/s/0jwvyucfy">provider's page</a>
     */
    MutationResult delete(String peerConnId, ClientToken token);

    /** Releases a connection. */
    default MutationResult delete(String peerConnId) {
        return delete(peerConnId, ClientToken.random());
    }

    /**
     * Changes the bandwidth, in Mbps; between accounts the initiator only, a prepaid one upwards only.
     *
     * @see <a href="https://cloud.baidu.com/doc/VPC/s/Wjwvyufcb">provider's page</a>
     */
    MutationResult resize(String peerConnId, int newBandwidthInMbps, ClientToken token);

    /** Changes the bandwidth, in Mbps. */
    default MutationResult resize(String peerConnId, int newBandwidthInMbps) {
        return resize(peerConnId, newBandwidthInMbps, ClientToken.random());
    }

    /**
     * Extends a prepaid connection by 1-9, 12, 24 or 36 months.
     *
     * @see <a href="https://cloud.baidu.com/doc/VPC/s/9jwvyudie">provider's page</a>
     */
    MutationResult renew(String peerConnId, int months, ClientToken token);

    /** Extends a prepaid connection by 1-9, 12, 24 or 36 months. */
    default MutationResult renew(String peerConnId, int months) {
        return renew(peerConnId, months, ClientToken.random());
    }

    /**
     * Releases a prepaid connection and refunds max(0, total − 1.5 × consumed).
     *
     * @see <a href="https://cloud.baidu.com/doc/VPC/s/cmdyigiz8">provider's page</a>
     */
    MutationResult refund(String peerConnId, ClientToken token);

    /** Releases a prepaid connection for money back. */
    default MutationResult refund(String peerConnId) {
        return refund(peerConnId, ClientToken.random());
    }

    /**
     * Opens DNS synchronisation on one side, while the connection is active.
     *
     * @see <a href="https://cloud.baidu.com/doc/VPC/s/ojwvyucs2">provider's page</a>
     */
    MutationResult openDnsSync(String peerConnId, PeerConnRole role, ClientToken token);

    /** Opens DNS synchronisation on one side. */
    default MutationResult openDnsSync(String peerConnId, PeerConnRole role) {
        return openDnsSync(peerConnId, role, ClientToken.random());
    }

    /**
     * Closes DNS synchronisation on one side, while the connection is active.
     *
     * @see <a href="https://cloud.baidu.com/doc/VPC/s/Qjwvyuf0h">provider's page</a>
     */
    MutationResult closeDnsSync(String peerConnId, PeerConnRole role, ClientToken token);

    /** Closes DNS synchronisation on one side. */
    default MutationResult closeDnsSync(String peerConnId, PeerConnRole role) {
        return closeDnsSync(peerConnId, role, ClientToken.random());
    }

    /**
     * Switches delete protection.
     *
     * @see <a href="https://cloud.baidu.com/doc/VPC/s/4lzjn3dsi">provider's page</a>
     */
    MutationResult setDeleteProtect(String peerConnId, boolean deleteProtect, ClientToken token);

    /** Switches delete protection. */
    default MutationResult setDeleteProtect(String peerConnId, boolean deleteProtect) {
        return setDeleteProtect(peerConnId, deleteProtect, ClientToken.random());
    }

    /** Closes connections and threads that this client opened; a supplied OkHttp instance stays open. */
    @Override
    void close();
}
