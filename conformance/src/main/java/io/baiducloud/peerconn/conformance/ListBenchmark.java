package io.baiducloud.peerconn.conformance;

import com.baidubce.auth.DefaultBceCredentials;
import com.baidubce.services.peerconn.PeerConnClientConfiguration;
import com.baidubce.services.peerconn.model.ListPeerConnRequest;
import com.baidubce.services.peerconn.model.ListPeerConnResponse;
import io.baiducloud.peerconn.client.ListPeerConnsRequest;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.PeerConnPage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Listing 1,000 rows over loopback, one client shared by all threads. The cloud answers from another process, at the URL that
 * the property {@value #ENDPOINT} names.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 12, time = 2)
public class ListBenchmark {
    static final String ENDPOINT = "bench.endpoint";

    private static final String ACCESS_KEY_ID = "0b0f67dfb88244b289b72b142befad0c";
    private static final String SECRET_ACCESS_KEY = "bad522c2126a4618a8125f4b6cf6356f";

    /** This client, as it comes. */
    @State(Scope.Benchmark)
    public static class Client {
        private final PeerConnClient client = PeerConnClient.builder()
                .endpoint(System.getProperty(ENDPOINT))
                .credentials(ACCESS_KEY_ID, SECRET_ACCESS_KEY)
                .build();

        /** Frees the connections. */
        @TearDown(Level.Trial)
        public void close() {
            client.close();
        }
    }

    /** The provider's SDK, as it comes, but with a connection for each of 64 threads: its own limit is 50. */
    @State(Scope.Benchmark)
    public static class Sdk {
        private final com.baidubce.services.peerconn.PeerConnClient client =
                new com.baidubce.services.peerconn.PeerConnClient(configuration());

        private static PeerConnClientConfiguration configuration() {
            PeerConnClientConfiguration configuration = new PeerConnClientConfiguration();
            configuration.setCredentials(new DefaultBceCredentials(ACCESS_KEY_ID, SECRET_ACCESS_KEY));
            configuration.setEndpoint(System.getProperty(ENDPOINT));
            configuration.setMaxConnections(64);
            return configuration;
        }

        /** Frees the connections. */
        @TearDown(Level.Trial)
        public void close() {
            client.shutdown();
        }
    }

    /** This client. */
    @Benchmark
    public PeerConnPage client(Client state) {
        PeerConnPage page = state.client.list(ListPeerConnsRequest.all());
        require(page.peerConns().size());
        return page;
    }

    /** The provider's SDK. */
    @Benchmark
    public ListPeerConnResponse sdk(Sdk state) {
        ListPeerConnRequest request = new ListPeerConnRequest();
        request.setMaxKeys(ListPeerConnsRequest.MAX_KEYS);
        ListPeerConnResponse page = state.client.listPeerConn(request);
        require(page.getPeerConns().size());
        return page;
    }

    private static void require(int rows) {
        if (rows != RecordedCloud.ROWS) {
            throw new IllegalStateException("expected " + RecordedCloud.ROWS + " rows, not " + rows);
        }
    }
}
