package io.baiducloud.peerconn.operator.execute;

import io.baiducloud.peerconn.client.ClientToken;
import io.baiducloud.peerconn.client.MutationResult;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.UpdatePeerConnRequest;
import io.baiducloud.peerconn.operator.plan.Action;
import io.baiducloud.peerconn.operator.throttle.CallClass;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says which call an action is. */
final class CloudCalls {
    private CloudCalls() {}

    static CallClass classOf(Action action) {
        return switch (action) {
            case Action.Create create -> CallClass.CREATE;
            case Action.Release release -> CallClass.DELETE;
            case Action.Resize resize -> CallClass.MUTATE;
            case Action.Update update -> CallClass.MUTATE;
            case Action.SwitchDns dns -> CallClass.MUTATE;
            case Action.Protect protect -> CallClass.MUTATE;
            case Action.Accept accept -> CallClass.MUTATE;
            case Action.Reject reject -> CallClass.MUTATE;
            case Action.Renew renew -> CallClass.MUTATE;
        };
    }

    static Operation operationOf(Action action) {
        return switch (action) {
            case Action.Create create -> Operation.CREATE_PEER_CONN;
            case Action.Release release -> Operation.DELETE_PEER_CONN;
            case Action.Resize resize -> Operation.RESIZE_PEER_CONN;
            case Action.Update update -> Operation.UPDATE_PEER_CONN;
            case Action.SwitchDns dns -> dns.open() ? Operation.OPEN_DNS_SYNC : Operation.CLOSE_DNS_SYNC;
            case Action.Protect protect -> Operation.SET_DELETE_PROTECT;
            case Action.Accept accept -> Operation.ACCEPT_PEER_CONN;
            case Action.Reject reject -> Operation.REJECT_PEER_CONN;
            case Action.Renew renew -> Operation.RENEW_PEER_CONN;
        };
    }

    /** The id of the connection that an action changes; null for a creation. */
    static @Nullable String connectionOf(Action action) {
        return switch (action) {
            case Action.Create create -> null;
            case Action.Release release -> release.peerConnId();
            case Action.Resize resize -> resize.peerConnId();
            case Action.Update update -> update.peerConnId();
            case Action.SwitchDns dns -> dns.peerConnId();
            case Action.Protect protect -> protect.peerConnId();
            case Action.Accept accept -> accept.peerConnId();
            case Action.Reject reject -> reject.peerConnId();
            case Action.Renew renew -> renew.peerConnId();
        };
    }

    /** The call of every action but a creation, which needs its intent. */
    static Function<PeerConnClient, MutationResult> of(Action action) {
        return client -> switch (action) {
            case Action.Create create -> throw new IllegalArgumentException("a creation needs its intent");
            case Action.Release(String id, Action.Release.Why why) -> client.delete(id);
            case Action.Resize(String id, Integer from, int to) -> client.resize(id, to);
            case Action.Update(String id, String localIfId, String name, String description, Action.Side side) ->
                client.update(id, new UpdatePeerConnRequest(localIfId, name, description));
            case Action.SwitchDns dns ->
                dns.open()
                        ? client.openDnsSync(dns.peerConnId(), dns.role())
                        : client.closeDnsSync(dns.peerConnId(), dns.role());
            case Action.Protect(String id, boolean on) -> client.setDeleteProtect(id, on);
            case Action.Accept(String id, Action.Side side) -> client.accept(id);
            case Action.Reject(String id) -> client.reject(id);
            case Action.Renew renew -> client.renew(renew.peerConnId(), renew.months(), renewalToken(renew));
        };
    }

    /**
     * One token for one end of the connection: whoever repeats the renewal repeats the same request, another object that
     * manages the connection by now, or the same one restored without its status, included.
     */
    private static ClientToken renewalToken(Action.Renew renew) {
        String seed = "peerconn-renew\n" + renew.peerConnId() + '\n' + renew.expiredTime();
        return new ClientToken(
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
