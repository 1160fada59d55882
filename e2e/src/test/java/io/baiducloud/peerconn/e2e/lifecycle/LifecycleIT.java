package io.baiducloud.peerconn.e2e.lifecycle;

import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the tests of the life cycle share: a stage of their own for each, so that they can wait beside each other. */
@OnLocalControlPlane
@Execution(ExecutionMode.CONCURRENT)
abstract class LifecycleIT {
    final LocalControlPlane controlPlane;
    Stage stage;

    LifecycleIT(LocalControlPlane controlPlane) {
        this.controlPlane = controlPlane;
    }

    @BeforeEach
    void open() {
        stage = new Stage(controlPlane, this::cloud);
    }

    /** What is particular about the cloud of these tests. */
    SimulatorBuilder cloud(SimulatorBuilder usual) {
        return usual;
    }

    @AfterEach
    void close() {
        stage.close();
    }
}
