package io.baiducloud.peerconn.crd.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.WellKnownNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about PeerConnection is the one that the definition makes. */
class PeerConnectionReferenceTest {
    @Test
    void theCommittedPageIsTheGeneratedOne() throws IOException {
        // given
        Path committed = Path.of("..", "docs", "reference", "peerconnection.md");

        // when
        String generated = PeerConnectionReference.generate();

        // then
        assertThat(Files.readString(committed))
                .as("run make crd and commit what it writes")
                .isEqualTo(generated);
    }

    @Test
    void itHasEveryFieldRuleAndColumn() throws IOException {
        // when
        String page = PeerConnectionReference.generate();

        // then
        assertThat(page)
                .contains("| `localVpcId` (required) | string |")
                .contains("| `acceptor.credentialsRef.name` (required) | string |")
                .contains("| `role` | `initiator`, `acceptor` | `initiator` |")
                .contains("| `conditions[].reason` | string |")
                .contains("| `spec.acceptance` | only an acceptor answers requests")
                .contains("| PEER-REGION (*wide*) |")
                .contains(WellKnownNames.CREATE_INTENT_ANNOTATION);
    }
}
