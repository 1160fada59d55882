package io.baiducloud.peerconn.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An hour without a cloud, in every way it can be missed. */
class OutageTest {
    private static InMemoryApiServer server;

    @BeforeAll
    static void start() {
        server = QuietApiServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<Outage> outages() {
        // a hundred megabytes for each list take their time; the client has a test of that
        return Outage.quick().stream()
                .filter(outage -> !outage.name().contains("MiB"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("outages")
    @Execution(ExecutionMode.CONCURRENT)
    void nothingIsLostHardlyAnythingIsCalledAndStatusTellsTheTruth(Outage outage) {
        assertThat(new OutageCampaign(server, 1).run(outage).violations()).isEmpty();
    }
}
