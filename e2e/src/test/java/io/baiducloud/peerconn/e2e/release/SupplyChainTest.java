package io.baiducloud.peerconn.e2e.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.e2e.scene.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others make and we ship is chosen by a person, once, in one place. */
class SupplyChainTest {
    private static final Path ROOT = ProjectFolder.find().root();
    private static final Pattern VERSION = Pattern.compile("</artifactId>\\s*<version>([^<]*)</version>");
    private static final Pattern PROPERTY = Pattern.compile("<version\\.[\\w.-]+>([^<]*)</version\\.[\\w.-]+>");

    static List<Path> poms() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return Stream.concat(Stream.of(ROOT), folders)
                    .map(folder -> folder.resolve("pom.xml"))
                    .filter(Files::exists)
                    .toList();
        }
    }

    @Test
    void everyVersionIsOneVersion() throws IOException {
        assertThat(PROPERTY.matcher(Files.readString(ROOT.resolve("pom.xml"))).results())
                .hasSizeGreaterThan(20)
                .extracting(found -> found.group(1))
                .allMatch(version -> version.matches("\\d[\\w.-]*") && !version.endsWith("SNAPSHOT"));
    }

    @ParameterizedTest
    @MethodSource("poms")
    void noPomHasAVersionOfItsOwn(Path pom) throws IOException {
        assertThat(VERSION.matcher(Files.readString(pom)).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(version -> version.matches("\\$\\{[\\w.-]+}|0\\.1\\.0-SNAPSHOT"));
    }

    @ParameterizedTest
    @MethodSource("poms")
    void nothingComesFromElsewhere(Path pom) throws IOException {
        assertThat(Files.readString(pom)).doesNotContain("<repositories>", "<pluginRepositories>", "<systemPath>");
    }

    @ParameterizedTest
    @MethodSource("poms")
    void dependenciesAreAnalyzedInEveryModule(Path pom) throws IOException {
        String text = Files.readString(pom);
        if (pom.equals(ROOT.resolve("pom.xml"))) {
            assertThat(text).contains("<goal>analyze-only</goal>").contains("<failOnWarning>true</failOnWarning>");
        } else if (!pom.startsWith(ROOT.resolve("conformance"))) {
            // the provider's SDK is not ours to put in order
            assertThat(text).doesNotContain("mdep.analyze.skip");
        }
    }
}
