package io.baiducloud.peerconn.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that promises a test names one that is there: each class, and each method in it. */
class SecurityPageTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Properties))(?:\\.(\\w+))?`");

    @ParameterizedTest
    @ValueSource(strings = {"docs/security.md", "docs/reliability.md"})
    void everyTestThatIsNamedExists(String page) throws IOException {
        // given
        Map<String, String> sources = sources();
        String text = String.join("\n", Page.read(page).lines());

        // when
        List<String> missing = new ArrayList<>();
        NAMED.matcher(text).results().forEach(found -> {
            String source = sources.getOrDefault(found.group(1), "");
            String method = found.group(2);
            if (source.isEmpty() || (method != null && !source.contains(" " + method + "("))) {
                missing.add(found.group());
            }
        });

        // then
        assertThat(text).containsPattern(NAMED);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyThreatHasATest() {
        assertThat(Page.read("docs/security.md").tables())
                .filteredOn(table -> table.rows().getFirst().getFirst().equals("threat"))
                .hasSizeGreaterThan(4)
                .allSatisfy(
                        table -> assertThat(table.rows().subList(1, table.rows().size()))
                                .allSatisfy(row -> assertThat(row.getLast()).containsPattern(NAMED)));
    }

    /** The text of every test class, by its name. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> modules = Files.list(Page.PROJECT.root())) {
            for (Path tests : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(tests)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                            .toList()) {
                        String name = file.getFileName().toString().replace(".java", "");
                        sources.merge(name, Files.readString(file), String::concat);
                    }
                }
            }
        }
        return sources;
    }
}
