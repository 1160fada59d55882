package io.baiducloud.peerconn.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.operator.plan.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation quotes from the operator, the operator can say. */
class QuotesTest {
    private static final Pattern QUOTE = Pattern.compile("\"([^\"]+)\"");
    private static final String SAYINGS = sayings();

    @ParameterizedTest
    @ValueSource(strings = {"docs/troubleshooting.md", "docs/credentials.md"})
    void everyQuoteIsSomethingTheOperatorSays(String name) {
        // given: code aside, for it is looked at elsewhere
        String prose = String.join(" ", Page.read(name).prose()).replaceAll("`[^`]*`", "`");

        // when
        List<String> quotes =
                QUOTE.matcher(prose).results().map(found -> found.group(1)).toList();

        // then
        List<String> invented = new ArrayList<>();
        for (String quote : quotes) {
            Arrays.stream(quote.split("…"))
                    .map(part -> part.replaceAll("\\s+", " ").strip())
                    .filter(part -> part.contains(" ") && !SAYINGS.contains(part))
                    .forEach(invented::add);
        }
        assertThat(quotes).isNotEmpty();
        assertThat(invented).isEmpty();
    }

    @Test
    void everyReasonIsExplainedInTroubleshooting() {
        // given
        String page = String.join("\n", Page.read("docs/troubleshooting.md").lines());

        // then
        assertThat(Reason.values())
                .filteredOn(reason -> !reason.word().equals(Reason.ACTIVE.word()))
                .allSatisfy(reason -> assertThat(page).contains(reason.word()));
    }

    /** Every text in the operator's sources and the definition, with the pieces of a sum joined. */
    private static String sayings() {
        Path root = Page.PROJECT.root();
        try (Stream<Path> sources = Files.walk(root.resolve("operator/src/main/java"));
                Stream<Path> definition = Files.walk(root.resolve("crd/src/main/resources"))) {
            return Stream.concat(sources, definition)
                    .filter(file -> file.toString().matches(".*[.](java|yml)"))
                    .map(QuotesTest::textsOf)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String textsOf(Path file) {
        try {
            return Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
