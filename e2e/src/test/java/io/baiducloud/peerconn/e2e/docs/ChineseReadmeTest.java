package io.baiducloud.peerconn.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Chinese README is written for its readers, not translated; what must not drift apart is compared. */
class ChineseReadmeTest {
    private static final Pattern LINK_OR_CODE = Pattern.compile("\\]\\(([^)]+)\\)|`([^`]+)`");
    private final Page english = Page.read("README.md");
    private final Page chinese = Page.read("README.zh-CN.md");

    @Test
    void tablesHaveTheSameRows() {
        assertThat(keys(chinese)).isEqualTo(keys(english));
    }

    @Test
    void sectionsAreTheSameInNumber() {
        assertThat(chinese.headings()).hasSameSizeAs(english.headings());
    }

    @Test
    void commandsAndManifestsAreTheSame() {
        assertThat(commands(chinese)).isEqualTo(commands(english));
        assertThat(texts(chinese, "yaml")).isEqualTo(texts(english, "yaml"));
        assertThat(texts(chinese, "console")).isEqualTo(texts(english, "console"));
    }

    @Test
    void eachLeadsToTheOther() {
        assertThat(english.links()).extracting(Page.Link::target).contains("README.zh-CN.md");
        assertThat(chinese.links()).extracting(Page.Link::target).contains("README.md");
    }

    @Test
    void bothLeadToEveryGuide() throws IOException {
        try (Stream<Path> pages = Files.list(Page.PROJECT.root().resolve("docs"))) {
            List<String> guides = pages.map(page -> "docs/" + page.getFileName())
                    .filter(page -> page.endsWith(".md"))
                    .toList();
            assertThat(english.links().stream().map(Page.Link::target)).containsAll(guides);
            assertThat(chinese.links().stream().map(Page.Link::target)).containsAll(guides);
        }
    }

    /** Of every row the links and the code in it, which need no translation. */
    private static List<List<Set<String>>> keys(Page page) {
        return page.tables().stream()
                .map(table -> table.rows().stream()
                        .map(row -> row.stream()
                                .flatMap(cell -> LINK_OR_CODE.matcher(cell).results())
                                .flatMap(found -> Stream.of(found.group(1), found.group(2)))
                                .filter(word -> word != null)
                                .collect(Collectors.<String, Set<String>>toCollection(TreeSet::new)))
                        .toList())
                .toList();
    }

    private static List<String> commands(Page page) {
        return page.blocks().stream()
                .filter(block -> block.language().equals("sh"))
                .flatMap(block -> Shell.commands(block).stream())
                .map(Shell.Command::toString)
                .toList();
    }

    private static List<String> texts(Page page, String language) {
        return page.blocks().stream()
                .filter(block -> block.language().equals(language))
                .map(Page.Block::text)
                .toList();
    }
}
