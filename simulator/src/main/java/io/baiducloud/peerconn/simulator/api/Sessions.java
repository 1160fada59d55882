package io.baiducloud.peerconn.simulator.api;

import io.baiducloud.peerconn.simulator.auth.Identity;
import io.baiducloud.peerconn.simulator.auth.IdentityDirectory;
import io.baiducloud.peerconn.simulator.cloud.Accounts;
import io.baiducloud.peerconn.simulator.cloud.Ids;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Long-term keys and the temporary ones that were handed out for them. */
final class Sessions implements IdentityDirectory {
    private static final int MOST = 10_000;

    private final Accounts accounts;
    private final Ids ids;
    private final Map<String, Identity> temporary = new LinkedHashMap<>();

    Sessions(Accounts accounts, Ids ids) {
        this.accounts = accounts;
        this.ids = ids;
    }

    @Override
    public synchronized Optional<Identity> find(String accessKeyId) {
        return accounts.findIdentity(accessKeyId).or(() -> Optional.ofNullable(temporary.get(accessKeyId)));
    }

    /** New temporary credentials for an account. */
    synchronized Identity open(String accountId, Instant expires) {
        if (temporary.size() == MOST) {
            Iterator<String> eldest = temporary.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        Identity identity = new Identity(accountId, ids.hex32(), ids.hex32(), ids.hex32() + ids.hex32(), expires);
        temporary.put(identity.accessKeyId(), identity);
        return identity;
    }

    synchronized List<Identity> snapshot() {
        return List.copyOf(temporary.values());
    }

    synchronized void restore(List<Identity> identities) {
        temporary.clear();
        identities.forEach(identity -> temporary.put(identity.accessKeyId(), identity));
    }
}
