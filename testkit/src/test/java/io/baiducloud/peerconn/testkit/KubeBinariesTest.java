package io.baiducloud.peerconn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeBinariesTest {
    @TempDir
    private Path home;

    @Test
    void theAssetsOfTheEnvironmentWin() throws IOException {
        // given
        Path assets = folderWith(home.resolve("assets"), "kube-apiserver", "etcd", "kubectl");
        folderWith(versions("1.35.4"), "kube-apiserver", "etcd");

        // when
        KubeBinaries.Search search = KubeBinaries.search(Map.of("KUBEBUILDER_ASSETS", assets.toString()), home);

        // then
        assertThat(search).isEqualTo(new KubeBinaries.Search.Found(new KubeBinaries(assets)));
        assertThat(new KubeBinaries(assets).findKubectl()).contains(assets.resolve("kubectl"));
    }

    @Test
    void assetsThatLackAServerAreNotReplacedInSilence() throws IOException {
        // given
        Path assets = folderWith(home.resolve("assets"), "kube-apiserver");
        folderWith(versions("1.35.4"), "kube-apiserver", "etcd");

        // when
        KubeBinaries.Search search = KubeBinaries.search(Map.of("KUBEBUILDER_ASSETS", assets.toString()), home);

        // then
        assertThat(search)
                .isInstanceOfSatisfying(
                        KubeBinaries.Search.Missing.class,
                        missing -> assertThat(missing.why()).contains("KUBEBUILDER_ASSETS", assets.toString()));
    }

    @Test
    void theNewestCompleteVersionOfThisPlatformIsTaken() throws IOException {
        // given
        folderWith(versions("1.9.9"), "kube-apiserver", "etcd");
        Path expected = folderWith(versions("1.35.4"), "kube-apiserver", "etcd");
        folderWith(versions("1.36.0"), "kube-apiserver");
        folderWith(home.resolve(".kubeapitest/k8s/1.99.0-plan9-mips"), "kube-apiserver", "etcd");

        // when
        KubeBinaries.Search search = KubeBinaries.search(Map.of(), home);

        // then
        assertThat(search).isEqualTo(new KubeBinaries.Search.Found(new KubeBinaries(expected)));
        assertThat(new KubeBinaries(expected).findKubectl()).isEmpty();
    }

    @Test
    void whoHasNoneIsToldHowToGetThem() {
        // when
        KubeBinaries.Search search = KubeBinaries.search(Map.of(), home);

        // then
        assertThat(search)
                .isInstanceOfSatisfying(
                        KubeBinaries.Search.Missing.class,
                        missing -> assertThat(missing.why()).contains("hack/kube-binaries.sh", "KUBEBUILDER_ASSETS"));
    }

    private Path versions(String version) {
        return home.resolve(".kubeapitest/k8s/" + version + "-" + KubeBinaries.platform());
    }

    private static Path folderWith(Path folder, String... programs) throws IOException {
        Files.createDirectories(folder);
        for (String program : programs) {
            Path file = Files.createFile(folder.resolve(program));
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        return folder;
    }
}
