package io.baiducloud.peerconn.e2e.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.e2e.scene.ProjectFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ImageRecipeTest {
    private final ImageRecipe recipe = ImageRecipe.read(ProjectFolder.find());

    @Test
    void runsAsANumberThatIsNotRoot() {
        // Kubernetes can only check runAsNonRoot against a number
        assertThat(recipe.text().lines().filter(line -> line.startsWith("USER ")))
                .isNotEmpty()
                .allMatch(line -> line.matches("USER [1-9]\\d+:[1-9]\\d+"));
    }

    @Test
    void needsNoShell() {
        assertThat(recipe.text().lines().filter(line -> line.matches("(ENTRYPOINT|CMD) .*")))
                .isNotEmpty()
                .allMatch(line -> line.matches("(ENTRYPOINT|CMD) \\[\".*\"]"));
    }

    /** A heap holds the keys in plain text: it never becomes a file, and nobody attaches to the process without being told to. */
    @Test
    void writesNoHeapToDiskAndOpensNoDoorToIt() {
        assertThat(recipe.text()).doesNotContainPattern("(?i)HeapDump|CrashOnOutOfMemory|agentlib|jmxremote|javaagent");
        assertThat(recipe.entryPoint(Path.of("/opt/java"), Path.of("/app"))).contains("-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void hasNeitherShellNorPackageManager() {
        // given: everything after the last line that begins an image on the runtime's base
        var shipped = recipe.text().substring(recipe.text().indexOf("FROM ${RUNTIME_IMAGE}"));

        // when / then: nothing is run there, since there is nothing to run it with
        assertThat(recipe.text()).containsPattern("(?m)^ARG RUNTIME_IMAGE=gcr\\.io/distroless/\\S+:nonroot$");
        assertThat(shipped.lines()).noneMatch(line -> line.startsWith("RUN "));
    }

    @Test
    void bringsItsBillOfMaterials() {
        assertThat(recipe.text())
                .containsPattern("mvnw .*-Psbom -pl operator")
                .containsPattern("cp \\S+/peerconn-operator\\.jar \\S+/peerconn-operator\\.cdx\\.json /out/program/");
    }

    @Test
    void everyBaseCanBeReplaced() {
        assertThat(recipe.text().lines().filter(line -> line.startsWith("FROM ")))
                .isNotEmpty()
                .allMatch(line -> line.matches("FROM \\$\\{(BUILD|RUNTIME)_IMAGE}( AS .*)?"));
    }

    @Test
    void whatChangesSeldomComesFirst() {
        // given
        var last = recipe.text().substring(recipe.text().lastIndexOf("FROM "));

        // when / then: runtime, libraries, program, class cache
        assertThat(last.lines().filter(line -> line.startsWith("COPY ")))
                .containsExactly(
                        "COPY --from=runtime /runtime /opt/java",
                        "COPY --from=build /out/libraries /app/lib",
                        "COPY --from=build /out/program /app",
                        "COPY --from=class-cache /app/peerconn-operator.aot /app/");
    }

    @Test
    void theClassCacheIsMadeByTheCommandThatUsesIt() {
        // given
        var entryPoint = recipe.entryPoint(Path.of("/opt/java"), Path.of("/app"));

        // when / then: another collector or class path would make it worthless
        assertThat(entryPoint)
                .contains("-XX:AOTCache=/app/peerconn-operator.aot", "-XX:+UseSerialGC", "/app/peerconn-operator.jar");
        assertThat(recipe.text())
                .contains("-XX:AOTCacheOutput=/app/peerconn-operator.aot -XX:+UseSerialGC")
                .contains("-jar /app/peerconn-operator.jar rehearse");
        assertThat(recipe.text()).doesNotContain("UseCompactObjectHeaders");
    }
}
