package io.baiducloud.peerconn.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few histories of everything at once; {@code make campaign} raises many, and larger ones. */
@Execution(ExecutionMode.CONCURRENT)
class StormTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void afterTheStormEverythingIsAsDeclaredAndNoPromiseWasBroken(long seed) {
        Storm.Result result = storm(seed, 18, Duration.ofMinutes(8));

        assertThat(result.violations()).isEmpty();
        assertThat(result.faults()).isGreaterThan(10);
    }

    @Test
    void oneSeedIsOneHistory() {
        assertThat(storm(4, 6, Duration.ofMinutes(3))).isEqualTo(storm(4, 6, Duration.ofMinutes(3)));
    }

    private static Storm.Result storm(long seed, int objects, Duration rages) {
        try (InMemoryApiServer server = QuietApiServer.start()) {
            return new Storm(server, seed, objects, rages).run();
        }
    }
}
