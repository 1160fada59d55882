package io.baiducloud.peerconn.simulator.cloud;

import java.util.List;

/** Everything a cloud knows, at one moment. */
public record CloudState(
        List<Account> accounts, List<String> inArrears, List<Connection> connections, List<Charge> charges) {

    /** Copies the lists. */
    public CloudState {
        accounts = List.copyOf(accounts);
        inArrears = List.copyOf(inArrears);
        connections = List.copyOf(connections);
        charges = List.copyOf(charges);
    }
}
