package io.baiducloud.peerconn.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.operator.ops.LogSetup;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The rehearsal, by which an image gets its class cache, works on the same operator as every other start. */
class RehearsalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void bringsAnObjectToReadyWithoutAClusterOrACloud() {
        // when
        var code = new Rehearsal(print(out), print(err), config -> LogSetup.untouched()).run();

        // then
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("The rehearsal succeeded.");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
