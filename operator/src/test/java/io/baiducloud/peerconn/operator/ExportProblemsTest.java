package io.baiducloud.peerconn.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.Operation;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code export} asks of the cloud, and what it says when that cannot be had. */
class ExportProblemsTest extends ExportFixture {
    @Test
    void saysEverythingThatIsMissing() {
        // given
        environment.clear();

        // when
        var code = export("--vpc-id=x", "--tag=team");

        // then
        assertThat(code).isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err).lines())
                .hasSize(4)
                .anyMatch(line -> line.contains("PEERCONN_ACCESS_KEY_ID: is needed"))
                .anyMatch(line -> line.contains("PEERCONN_SECRET_ACCESS_KEY: is needed"))
                .anyMatch(line -> line.contains("--tag (PEERCONN_TAG)") && line.contains("not KEY=VALUE"))
                .anyMatch(line -> line.contains("--region (PEERCONN_REGION): is needed"));
    }

    @Test
    void saysThatTheKeysAreWrongWithoutShowingThem() {
        // given
        environment.put("PEERCONN_SECRET_ACCESS_KEY", "wrong-secret-access-key");

        // when / then
        assertThat(export("--region=bj")).isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err).lines())
                .singleElement()
                .asString()
                .contains("rejects the keys", "SignatureDoesNotMatch", "check PEERCONN_ACCESS_KEY_ID")
                .doesNotContain("wrong-secret-access-key", ours.secretAccessKey());
        assertThat(text(out)).isEmpty();
    }

    @Test
    void refusesKeysThatCannotBeKeysWithoutShowingThem() {
        // given
        environment.put("PEERCONN_SECRET_ACCESS_KEY", "with a blank");

        // when / then
        assertThat(export("--region=bj")).isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err)).contains("secretAccessKey").doesNotContain("with a blank");
    }

    @Test
    void saysThatTheKeysMayNotList() {
        // given
        cloud.faults().add(Fault.of(new Effect.ErrorStatus(403, "AccessDenied", "no", Optional.empty())));

        // when / then
        assertThat(export("--region=bj")).isEqualTo(ExitCode.NOT_PERMITTED);
        assertThat(text(err)).contains("may not list peer connections in region bj");
    }

    @Test
    void saysThatARegionCannotBeReachedOrIsNotKnown() throws IOException {
        // given
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }

        // when / then
        assertThat(export("--region=su", "--endpoint=su=http://127.0.0.1:" + nobody))
                .isEqualTo(ExitCode.API_SERVER_UNREACHABLE);
        assertThat(text(err)).contains("region su cannot be listed at http://127.0.0.1:" + nobody);
        assertThat(export("--region=xx", "--endpoint=xx=http://127.0.0.1:" + nobody))
                .isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err)).contains("check the region code (known are bd, bj,");
        assertThat(export("--region=Not_A_Region")).isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err)).contains("is not a region code");
    }

    @Test
    void readsPageByPageAndChangesNothing() {
        // given
        cloud.faults().add(Fault.of(new Effect.PageCap(2)));
        for (var i = 0; i < 5; i++) {
            between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0));
        }

        // when
        export("--region=bj");

        // then
        assertThat(objects()).hasSize(5);
        cloud.journal().assertNothing();
        assertThat(cloud.requests().entries())
                .as("lists of both regions, and no detail where lists show all")
                .hasSize(6)
                .allMatch(request -> request.operation() == Operation.LIST);
    }

    @Test
    void helpsWithItsOwnOptions() {
        // when / then
        assertThat(export("--help")).isEqualTo(ExitCode.OK);
        assertThat(text(out))
                .contains("--output-dir", "--credentials-ref", "PEERCONN_SECRET_ACCESS_KEY")
                .doesNotContain("--leader-elect");
    }
}
