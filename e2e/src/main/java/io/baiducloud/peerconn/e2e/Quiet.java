package io.baiducloud.peerconn.e2e;

/** Keeps the libraries from talking over the demo. */
final class Quiet {
    private Quiet() {}

    static void logging() {
        // before the first logger is made; the operator's own configuration is on the class path, too
        System.setProperty("logback.configurationFile", "peerconn-e2e-logback.xml");
    }
}
