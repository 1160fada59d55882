package io.baiducloud.peerconn.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.simulator.settings.Profile;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator dies, or is overtaken, at every point of every life cycle; in the hostile cloud of those that cost money. */
class CrashMatrixTest {
    private static final Set<String> IN_A_HOSTILE_CLOUD = Set.of("create", "auto-renew", "delete", "hand-over");
    private static InMemoryApiServer server;

    @BeforeAll
    static void start() {
        server = QuietApiServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> lifeCycles() {
        return Stream.concat(
                LifeCycles.all().stream().map(lifeCycle -> Arguments.of(Profile.DOCUMENTED, lifeCycle)),
                LifeCycles.all().stream()
                        .filter(lifeCycle -> IN_A_HOSTILE_CLOUD.contains(lifeCycle.name()))
                        .map(lifeCycle -> Arguments.of(Profile.HOSTILE, lifeCycle)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("lifeCycles")
    @Execution(ExecutionMode.CONCURRENT)
    void nothingIsLostOrDoubled(Profile profile, LifeCycle lifeCycle) {
        // when
        CrashMatrix.Result result = new CrashMatrix(server, profile, 1).run(lifeCycle);

        // then
        assertThat(result.violations()).isEmpty();
        assertThat(result.crossings()).isNotEmpty();
        assertThat(result.runs()).isGreaterThanOrEqualTo(2);
    }
}
