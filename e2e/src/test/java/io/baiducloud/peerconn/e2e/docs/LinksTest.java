package io.baiducloud.peerconn.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link within the repository leads to a file that is there, and to a heading that is in it. */
class LinksTest {
    /** What a block may call its language; one word for each, so that tests and readers find it. */
    private static final Set<String> LANGUAGES =
            Set.of("", "sh", "console", "text", "yaml", "json", "java", "promql", "lua", "logql");

    static List<Page> pages() {
        return Page.all();
    }

    @Test
    void thePagesThatPeopleLookForAreThere() {
        assertThat(pages())
                .extracting(Page::name)
                .contains(
                        "README.md",
                        "README.zh-CN.md",
                        "CHANGELOG.md",
                        "CONTRIBUTING.md",
                        "SECURITY.md",
                        "docs/architecture.md",
                        "docs/comparison.md",
                        "docs/credentials.md",
                        "docs/cross-account.md",
                        "docs/getting-started.md",
                        "docs/operations.md",
                        "docs/reference/peerconnection.md",
                        "docs/troubleshooting.md",
                        "examples/README.md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Page page) {
        List<String> broken = new ArrayList<>();
        for (Page.Link link : page.links()) {
            if (!link.target().matches("(https?|mailto):.*") && !leadsSomewhere(page, link.target())) {
                broken.add(page + ":" + link.line() + " " + link.target());
            }
        }
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyBlockSaysWhatItIs(Page page) {
        assertThat(page.blocks())
                .allSatisfy(block ->
                        assertThat(LANGUAGES).as(page + ":" + block.line()).contains(block.language()));
    }

    private static boolean leadsSomewhere(Page page, String target) {
        String[] parts = target.split("#", 2);
        Path here = Page.PROJECT.root().resolve(page.name());
        Path there = parts[0].isEmpty() ? here : here.resolveSibling(parts[0]).normalize();
        if (!Files.exists(there) || !there.startsWith(Page.PROJECT.root())) {
            return false;
        }
        return parts.length == 1
                || (there.toString().endsWith(".md")
                        && Page.read(Page.PROJECT.nameOf(there)).anchors().contains(parts[1]));
    }
}
