package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** One client, many threads: every caller gets the answer to its own question, under a signature of its own. */
class ConcurrencyTest extends WireTest {
    @Test
    void answersAreNotMixedUp() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String id = request.getUrl().pathSegments().get(2);
                return WireSignature.isValid(request, SK)
                        ? ok("{\"peerConnId\":\"" + id + "\",\"description\":\"of " + id + "\"}")
                                .build()
                        : error(400, "SignatureDoesNotMatch").build();
            }
        });

        List<Future<PeerConn>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 400; i++) {
                String id = "peerconn-" + i;
                answers.add(threads.submit(
                        () -> client.detail(id, PeerConnRole.INITIATOR).find().orElseThrow()));
            }
        }

        for (int i = 0; i < 400; i++) {
            assertThat(answers.get(i).get().description()).isEqualTo("of peerconn-" + i);
        }
    }
}
