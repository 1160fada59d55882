package io.baiducloud.peerconn.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** With {@code -Ddocs.write=<folder>} the page is written instead, as {@code make docs} does. */
class ConditionsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "conditions.md");

    @Test
    void isWhatTheTableInTheCodeSays() throws IOException {
        // given
        String target = System.getProperty("docs.write");
        if (target != null) {
            Files.writeString(Path.of(target, "conditions.md"), ConditionsPage.text());
            return;
        }

        // when
        String committed = Files.exists(PAGE) ? Files.readString(PAGE) : "";

        // then
        assertThat(committed)
                .as("docs/conditions.md is not what the table in Reason.java says: run `make docs` and commit it")
                .isEqualTo(ConditionsPage.text());
    }
}
