package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An in-memory API server that does not print a line for every request. */
final class QuietApiServer {
    // held, or the setting would be collected with it
    private static final Logger TALK = Logger.getLogger("io.fabric8.mockwebserver");

    private QuietApiServer() {}

    static InMemoryApiServer start() {
        TALK.setLevel(Level.OFF);
        return InMemoryApiServer.start();
    }
}
