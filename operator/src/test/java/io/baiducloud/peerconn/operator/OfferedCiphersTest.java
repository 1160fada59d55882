package io.baiducloud.peerconn.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.ListPeerConnsRequest;
import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.kube.ClusterAccess;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What both clients offer, read from the first message of their handshakes. */
class OfferedCiphersTest {
    /** ChaCha20-Poly1305, of TLS 1.3 and of TLS 1.2 with ECDSA and RSA. */
    private static final List<Integer> CHACHA = List.of(0x1303, 0xCCA9, 0xCCA8);

    private static final int AES_128_GCM = 0x1301;
    private static final int AES_256_GCM = 0x1302;

    @Test
    void apiServerIsOfferedTheCheapCipherFirst() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // given
            var config = new ConfigBuilder()
                    .withMasterUrl("https://127.0.0.1:" + server.getLocalPort())
                    .build();
            try (var client = ClusterAccess.open(config)) {
                // when
                var offered = offeredBy(server, client::getKubernetesVersion);

                // then
                assertThat(offered).startsWith(0x1303).contains(AES_256_GCM, AES_128_GCM);
                assertThat(offered.subList(0, CHACHA.size())).containsAll(CHACHA);
            }
        }
    }

    @Test
    void cloudIsOfferedTheCheapCipherFirst() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // given
            var options = new OperatorOptions(Map.of(), () -> "default")
                    .parse(List.of("run", "--endpoint=bj=https://127.0.0.1:" + server.getLocalPort()));
            var credentials = BceCredentials.of("ak-of-a-test", "sk-of-a-test");
            try (var clients = new CloudClients(
                            ((Invocation.Run) options).config(),
                            CredentialFingerprint.ofThisProcess(),
                            (key, of) -> _ -> {});
                    var client = clients.create(credentials, "bj")) {
                // when
                var offered = offeredBy(server, () -> client.list(ListPeerConnsRequest.all()));

                // then
                assertThat(offered).startsWith(0x1303).contains(AES_256_GCM, AES_128_GCM);
                assertThat(offered.subList(0, CHACHA.size())).containsAll(CHACHA);
            }
        }
    }

    /** The suites that a client offers when it connects; it never gets an answer, and gives up in its own time. */
    private static List<Integer> offeredBy(ServerSocket server, Runnable call) throws IOException {
        var failed = CompletableFuture.runAsync(call, Thread.ofVirtual()::start);
        try (var client = server.accept()) {
            return suitesOf(new DataInputStream(client.getInputStream()));
        } finally {
            server.close();
            failed.exceptionally(_ -> null).join();
        }
    }

    private static List<Integer> suitesOf(DataInputStream hello) throws IOException {
        // the head of the record, that of the message, the version and the random number
        hello.skipNBytes(5 + 4 + 2 + 32);
        hello.skipNBytes(hello.readUnsignedByte());
        var suites = new ArrayList<Integer>();
        for (var left = hello.readUnsignedShort(); left > 0; left -= 2) {
            suites.add(hello.readUnsignedShort());
        }
        return suites;
    }
}
