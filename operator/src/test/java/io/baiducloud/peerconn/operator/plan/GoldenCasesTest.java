package io.baiducloud.peerconn.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The specification by example: one directory under {@code plan} for each rule. With {@code -Dgolden.write=<resources>} the
 * expectations are written anew instead, to be reviewed line by line.
 */
class GoldenCasesTest {
    private static final int AT_LEAST = 60;

    static Stream<String> cases() {
        return GoldenCase.directories(root()).stream()
                .map(directory -> directory.getFileName().toString());
    }

    private static Path root() {
        try {
            return Path.of(Objects.requireNonNull(GoldenCasesTest.class.getResource("/plan"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void follows(String name) throws IOException {
        // given
        GoldenCase golden = GoldenCase.read(root().resolve(name));

        // when
        ObjectNode verdict = Verdict.of(golden.situation(), golden.reason());

        // then
        String target = System.getProperty("golden.write");
        if (target != null) {
            Files.writeString(
                    Path.of(target, "plan", name, "expected.yaml"), GoldenCase.YAML.writeValueAsString(verdict));
            return;
        }
        assertThat(GoldenCase.YAML.writeValueAsString(verdict))
                .as("%s: %s", name, golden.reason())
                .isEqualTo(GoldenCase.YAML.writeValueAsString(golden.expected()));
    }

    @Test
    void areManyAndEachSaysWhyItMatters() {
        // when
        List<GoldenCase> all =
                GoldenCase.directories(root()).stream().map(GoldenCase::read).toList();

        // then
        assertThat(all).hasSizeGreaterThanOrEqualTo(AT_LEAST);
        assertThat(all)
                .allSatisfy(golden -> assertThat(golden.reason())
                        .as("reason of %s", golden.directory())
                        .hasSizeGreaterThan(20)
                        .endsWith("."));
    }

    @Test
    void coverEveryReasonOfTheTable() {
        // when
        List<String> covered = GoldenCase.directories(root()).stream()
                .map(GoldenCase::read)
                .map(golden -> PeeringPlanner.plan(golden.situation()).outlook().reason())
                .map(Reason::name)
                .distinct()
                .toList();

        // then
        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Reason.values()).map(Reason::name).toList());
    }
}
