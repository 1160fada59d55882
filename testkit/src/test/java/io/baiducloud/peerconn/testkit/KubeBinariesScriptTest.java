package io.baiducloud.peerconn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code hack/kube-binaries.sh} with a home of its own, and with stand-ins for go and curl. */
@EnabledOnOs(OS.LINUX)
class KubeBinariesScriptTest {
    private static final Path SCRIPT = Path.of("..", "hack", "kube-binaries.sh").toAbsolutePath();
    private static final String FAILS = "exit 1";

    /** Writes the file after -o, and notes what it was asked. */
    private static final String BUILDS = """
            echo "$@" >>"$HOME/go-calls"
            while [ "$1" != -o ]; do shift; done
            echo built >"$2"; chmod +x "$2"
            """;

    /** Serves a binary of one word, a tarball with etcd in it, and the checksums of both. */
    private static final String SERVES = """
            for url; do :; done
            while [ "$1" != -o ]; do shift; done
            echo "$url" >>"$HOME/curl-calls"
            work=$(mktemp -d)
            echo served >"$work/binary"
            name=$(basename "$(printf %s "$url" | sed 's|/SHA256SUMS$||')")
            version=${name#v}
            case $url in
              *.sha256) sha256sum <"$work/binary" | cut -d' ' -f1 >"$2" ;;
              */SHA256SUMS) echo "$(cat "$HOME/etcd-sum")  etcd-v$version-$(uname -s | tr A-Z a-z)-ARCH.tar.gz" | sed "s/ARCH/$(cat "$HOME/arch")/" >"$2" ;;
              *.tar.gz)
                folder=$(basename "$url" .tar.gz); echo "${folder##*-}" >"$HOME/arch"
                mkdir "$work/$folder"; cp "$work/binary" "$work/$folder/etcd"; chmod +x "$work/$folder/etcd"
                tar -czf "$2" -C "$work" "$folder"; sha256sum "$2" | cut -d' ' -f1 >"$HOME/etcd-sum" ;;
              *) cp "$work/binary" "$2" ;;
            esac
            """;

    @TempDir
    private Path home;

    private record Result(int code, String output, String messages) {}

    @BeforeEach
    void standIns() throws IOException {
        standIn("go", FAILS);
        standIn("curl", FAILS);
    }

    @Test
    void theAssetsOfTheEnvironmentWin() throws IOException {
        // given
        Path assets = binariesIn(home.resolve("assets"));

        // when
        Result result = run(Map.of("KUBEBUILDER_ASSETS", assets.toString()));

        // then
        assertThat(result).isEqualTo(new Result(0, assets + "\n", ""));
    }

    @Test
    void incompleteAssetsAreAnError() throws IOException {
        // given
        Path assets = binariesIn(home.resolve("assets"));
        Files.delete(assets.resolve("etcd"));

        // when
        Result result = run(Map.of("KUBEBUILDER_ASSETS", assets.toString()));

        // then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.messages()).contains("KUBEBUILDER_ASSETS is set, but", "lacks one of");
    }

    @Test
    void whatIsThereAlreadyIsUsed() throws IOException {
        // given
        standIn("go", BUILDS);
        run(Map.of());
        Files.delete(home.resolve("go-calls"));

        // when
        Result again = run(Map.of());

        // then
        assertThat(again.code()).isZero();
        assertThat(again.messages()).isEmpty();
        assertThat(home.resolve("go-calls")).doesNotExist();
    }

    @Test
    void theyAreBuiltWhereGoIs() throws IOException {
        // given
        standIn("go", BUILDS);

        // when
        Result result = run(Map.of());

        // then
        assertThat(result.code()).as(result.messages()).isZero();
        assertThat(folderOf(result)).startsWith(home.resolve(".kubeapitest/k8s"));
        assertThat(namesIn(folderOf(result))).containsExactly("etcd", "kube-apiserver", "kubectl");
        assertThat(Files.readString(home.resolve("go-calls")))
                .contains("-trimpath", ".gitVersion=v1.", "k8s.io/kubernetes/cmd/kube-apiserver");
        assertThat(KubeBinaries.search(Map.of(), home)).isInstanceOf(KubeBinaries.Search.Found.class);
    }

    @Test
    void theyAreDownloadedWhereNothingCanBeBuilt() throws IOException {
        // given
        standIn("curl", SERVES);

        // when
        Result result = run(Map.of());

        // then
        assertThat(result.code()).as(result.messages()).isZero();
        assertThat(namesIn(folderOf(result))).containsExactly("etcd", "kube-apiserver", "kubectl");
        assertThat(folderOf(result).resolve("etcd")).isExecutable().hasContent("served");
        assertThat(Files.readString(home.resolve("curl-calls")))
                .contains("/bin/linux/", "kube-apiserver.sha256", "SHA256SUMS");
    }

    @Test
    void aDownloadWithAWrongChecksumIsNotUsed() throws IOException {
        // given
        standIn("curl", SERVES.replace("*.sha256) sha256sum <\"$work/binary\" | cut -d' ' -f1", "*.sha256) echo 0000"));

        // when
        Result result = run(Map.of());

        // then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).isEmpty();
        assertThat(result.messages()).contains("the checksum of kubectl is wrong");
        assertThat(KubeBinaries.search(Map.of(), home)).isInstanceOf(KubeBinaries.Search.Missing.class);
    }

    @Test
    void whoCanHaveNoneIsToldWhatToDo() throws IOException {
        // when
        Result result = run(Map.of());

        // then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).isEmpty();
        assertThat(result.messages()).contains("could not download", "install Go", "KUBEBUILDER_ASSETS");
    }

    private Result run(Map<String, String> environment) throws IOException {
        Path messages = home.resolve("messages");
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", SCRIPT.toString()).redirectError(messages.toFile());
        builder.environment().clear();
        builder.environment().put("HOME", home.toString());
        builder.environment().put("PATH", home.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.onExit().join().exitValue();
        return new Result(code, output, Files.readString(messages));
    }

    private void standIn(String program, String script) throws IOException {
        Path file = Files.createDirectories(home.resolve("bin")).resolve(program);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path binariesIn(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String program : new String[] {"kube-apiserver", "etcd", "kubectl"}) {
            assertThat(Files.createFile(folder.resolve(program)).toFile().setExecutable(true))
                    .isTrue();
        }
        return folder;
    }

    private static Path folderOf(Result result) {
        return Path.of(result.output().strip());
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
