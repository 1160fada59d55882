package io.baiducloud.peerconn.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.e2e.campaign.Lifeline.Moment;
import io.baiducloud.peerconn.simulator.settings.Profile;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operator dies at every point of every life cycle, and is overtaken in those that create, pay, release or hand over; in
 * the hostile cloud it dies in those. {@code make campaign} does everything everywhere.
 */
class CrashMatrixTest {
    private static final Set<String> THAT_COST = Set.of("create", "auto-renew", "delete", "hand-over");
    private static final Set<Moment> DEATHS = EnumSet.of(Moment.BEFORE, Moment.AFTER);
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
        return LifeCycles.all().stream()
                .flatMap(lifeCycle -> THAT_COST.contains(lifeCycle.name())
                        ? Stream.of(
                                Arguments.of(Profile.DOCUMENTED, lifeCycle, EnumSet.allOf(Moment.class)),
                                Arguments.of(Profile.HOSTILE, lifeCycle, DEATHS))
                        : Stream.of(Arguments.of(Profile.DOCUMENTED, lifeCycle, DEATHS)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("lifeCycles")
    @Execution(ExecutionMode.CONCURRENT)
    void nothingIsLostOrDoubled(Profile profile, LifeCycle lifeCycle, Set<Moment> moments) {
        // when
        CrashMatrix.Result result = new CrashMatrix(server, profile, 1).run(lifeCycle, moments);

        // then
        assertThat(result.violations()).isEmpty();
        assertThat(result.crossings()).isNotEmpty();
        assertThat(result.runs()).isGreaterThanOrEqualTo(2);
    }
}
