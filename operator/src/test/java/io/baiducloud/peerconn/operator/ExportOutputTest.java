package io.baiducloud.peerconn.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.simulator.model.DnsStatus;
import io.baiducloud.peerconn.simulator.model.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code export} writes what it found: names, YAML, files. */
class ExportOutputTest extends ExportFixture {
    @Test
    void everyTextOfTheCloudSurvivesTheYaml() {
        // given
        var texts = List.of(
                "on",
                "No",
                "null",
                "~",
                "0123",
                "1e3",
                "1.0",
                "2026-01-01",
                "- a",
                "a: b",
                "# a",
                "'a'",
                "\"a\"",
                "对等连接",
                "a\u2028b\u0085c\ufeff",
                "{a}",
                "&a",
                "*a",
                "!a",
                "%a",
                "@a",
                " padded ",
                "line\nbreak\ttab",
                "12:30:45",
                "<<",
                "=",
                "a #b",
                "\\",
                "🙂");
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            var id = "peerconn-%02d".formatted(i);
            add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0))
                    .id(id)
                    .tag("key " + text, text)
                    .end(io.baiducloud.peerconn.simulator.model.Role.INITIATOR, "", text, DnsStatus.CLOSE));
        }

        // when
        export("--region=bj");

        // then
        assertThat(objects())
                .extracting(object -> object.getSpec().description())
                .containsExactlyElementsOf(texts);
        assertThat(objects())
                .extracting(object -> object.getSpec().tags())
                .containsExactlyElementsOf(
                        texts.stream().map(text -> Map.of("key " + text, text)).toList());
    }

    @Test
    void anIdThatIsNoNameGetsOneThatMeetsNoOther() {
        // given
        for (var id : List.of("peerconn-AB", "peerconn-ab", "peerconn-Ab")) {
            add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0))
                    .id(id));
        }

        // when
        export("--region=bj");
        var names =
                objects().stream().map(object -> object.getMetadata().getName()).toList();
        var first = text(out);
        export("--region=bj");

        // then
        assertThat(names)
                .doesNotHaveDuplicates()
                .contains("peerconn-ab")
                .allMatch(name -> name.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"));
        assertThat(text(out)).isEqualTo(first);
    }

    @Test
    void writesAFileForEachObjectAndReplacesNone(@TempDir Path dir) throws IOException {
        // given
        var folder = dir.resolve("network/prod");
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0))
                .id("peerconn-one"));
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 1), ours, ours.vpcId("gz", 0))
                .id("peerconn-two")
                .status(Status.DELETING));

        // when
        var code = export("--region=bj", "--output-dir=" + folder);

        // then
        assertThat(code).as(text(err)).isEqualTo(ExitCode.OK);
        assertThat(text(out)).isEmpty();
        assertThat(text(err)).contains("1 connection written to " + folder + ", 1 connection skipped");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .extracting(Path::getFileName)
                    .map(Path::toString)
                    .containsExactlyInAnyOrder("peerconn-one.yaml", "SKIPPED.txt");
        }
        assertThat(Files.readString(folder.resolve("SKIPPED.txt"))).contains("peerconn-two");

        // when
        Files.writeString(folder.resolve("peerconn-one.yaml"), "edited");
        var again = export("--region=bj", "--output-dir=" + folder);

        // then
        assertThat(again).isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err)).contains("SKIPPED.txt and 1 more of the files already", "nothing was written");
        assertThat(folder.resolve("peerconn-one.yaml")).hasContent("edited");
    }

    @Test
    void saysThatTheFolderCannotBeMade(@TempDir Path dir) throws IOException {
        // given
        var file = Files.writeString(dir.resolve("file"), "x");

        // when / then
        assertThat(export("--region=bj", "--output-dir=" + file.resolve("folder")))
                .isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err)).startsWith("peerconn-operator: --output-dir (PEERCONN_OUTPUT_DIR): " + file);
        assertThat(text(err).lines()).hasSize(1);
    }
}
