package io.baiducloud.peerconn.simulator.control;

import io.baiducloud.peerconn.simulator.Simulator;

/** Control requests for tests of other packages. */
public final class ControlExamples {
    private ControlExamples() {}

    public static void addFault(Simulator simulator, String body) {
        ControlApiTest.control(simulator, 200, "POST", "faults", body);
    }
}
