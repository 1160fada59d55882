package io.baiducloud.peerconn.simulator.api;

import io.baiducloud.peerconn.simulator.auth.Identity;
import java.util.List;

/** What the HTTP face remembers between requests. */
public record ServiceState(List<TokenMemory> tokens, List<Identity> sessions) {

    /** Copies the lists. */
    public ServiceState {
        tokens = List.copyOf(tokens);
        sessions = List.copyOf(sessions);
    }
}
