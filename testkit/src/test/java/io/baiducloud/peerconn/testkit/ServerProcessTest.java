package io.baiducloud.peerconn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
    private static final Patience SOON = Patience.of(Duration.ofSeconds(20));

    @TempDir
    private Path folder;

    @Test
    void aServerIsAskedToEnd() {
        // given
        ServerProcess server = shell("trap 'echo asked; exit 0' TERM; echo up; while :; do sleep 0.05; done");
        SOON.until(() -> server.lastWords().contains("up"), server::lastWords);

        // when
        server.stop(Duration.ofSeconds(20));

        // then
        assertThat(server.isRunning()).isFalse();
        assertThat(server.lastWords()).contains("asked");
    }

    @Test
    void aServerThatDoesNotListenIsKilled() {
        // given
        ServerProcess server = shell("trap '' TERM; echo up $$; while :; do sleep 0.05; done");
        SOON.until(() -> server.lastWords().contains("up"), server::lastWords);
        long pid = pidIn(server.lastWords());

        // when
        server.stop(Duration.ofMillis(200));

        // then
        assertThat(server.isRunning()).isFalse();
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void itsEndIsNoticed() {
        // given
        ServerProcess server = shell("echo no port; exit 3");

        // when
        SOON.until(() -> !server.isRunning(), server::lastWords);

        // then
        assertThat(server.lastWords()).contains("no port");
    }

    private ServerProcess shell(String script) {
        return ServerProcess.start("server", List.of("/bin/sh", "-c", script), folder);
    }

    private static long pidIn(String words) {
        return Long.parseLong(words.substring(words.lastIndexOf(' ') + 1).strip());
    }
}
