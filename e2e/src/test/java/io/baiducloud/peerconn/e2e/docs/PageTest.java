package io.baiducloud.peerconn.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tests of the documentation see in a page. */
class PageTest {
    private static final Page PAGE = page("""
            # A page: its `title`
            See [the other](other.md#part-1), [`code`](#a-page-its-title) and `[not this](nowhere.md)`.
            ## Part 1
            ```sh
            make demo # [nor this](nowhere.md)
            ```
            ## Part 1
            | a | b |
            |---|---|
            | x \\| y | z |
            ## 首次连接（同账号）
            ```text
            done
            ```
            """);

    @Test
    void headingsBecomeTheAnchorsThatGitHubMakes() {
        assertThat(PAGE.anchors()).containsExactly("a-page-its-title", "part-1", "part-1-1", "首次连接同账号");
    }

    @Test
    void linksAreFoundOutsideOfCodeOnly() {
        assertThat(PAGE.links())
                .containsExactly(new Page.Link(2, "other.md#part-1"), new Page.Link(2, "#a-page-its-title"));
    }

    @Test
    void blocksKnowTheirLanguageAndHeading() {
        assertThat(PAGE.blocks())
                .containsExactly(
                        new Page.Block("sh", 4, "Part 1", "make demo # [nor this](nowhere.md)\n"),
                        new Page.Block("text", 12, "首次连接（同账号）", "done\n"));
    }

    @Test
    void commandsAreFoundInBlocksAndInTheText() {
        // given
        Page page = page("Do `kubectl get pconn -A -o json \\| jq .`, or `kubectl get`.\n```sh\nmake demo\n```\n");

        // then
        assertThat(page.commands())
                .containsExactly(
                        new Page.Block("sh", 2, "", "make demo\n"),
                        new Page.Block("inline", 1, "", "kubectl get pconn -A -o json | jq .\n"));
    }

    @Test
    void tablesAreCells() {
        assertThat(PAGE.tables())
                .containsExactly(new Page.Table(8, List.of(List.of("a", "b"), List.of("x \\| y", "z"))));
    }

    static Page page(String text) {
        return new Page("page.md", text.lines().toList());
    }
}
