package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Lists of many pages. */
class PagingTest extends WireTest {
    private void serve(int rows) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                int pageSize = Integer.parseInt(request.getUrl().queryParameter("maxKeys"));
                String marker = request.getUrl().queryParameter("marker");
                int from = marker == null ? 0 : Integer.parseInt(marker.replace("m", ""));
                int to = Math.min(rows, from + pageSize);
                String page = IntStream.range(from, to)
                        .mapToObj(i -> "{\"peerConnId\":\"peerconn-" + i + "\"}")
                        .collect(Collectors.joining(",", "{\"peerConns\":[", "]"));
                String next =
                        to < rows ? ",\"isTruncated\":true,\"nextMarker\":\"m" + to + "\"}" : ",\"isTruncated\":false}";
                return ok(page + next).build();
            }
        });
    }

    @Test
    void allRowsOfAllPagesComeInOrderAndOnce() {
        serve(2500);

        List<String> ids = client.listAll(ListPeerConnsRequest.all())
                .map(PeerConn::peerConnId)
                .toList();

        assertThat(ids)
                .containsExactlyElementsOf(
                        IntStream.range(0, 2500).mapToObj(i -> "peerconn-" + i).toList());
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void pageIsReadWhenItIsNeeded() {
        serve(2500);

        assertThat(client.listAll(ListPeerConnsRequest.all()).limit(1000)).hasSize(1000);

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void nothingIsReadBeforeTheFirstRowIsAskedFor() {
        serve(1);

        assertThat(client.listAll(ListPeerConnsRequest.all())).isNotNull();

        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void everyPageKeepsVpcAndSize() throws Exception {
        serve(5);

        assertThat(client.listAll(ListPeerConnsRequest.ofVpc("vpc-1").withMaxKeys(3)))
                .hasSize(5);

        assertThat(received().getTarget()).isEqualTo("/v1/peerconn?vpcId=vpc-1&maxKeys=3");
        assertThat(received().getTarget()).isEqualTo("/v1/peerconn?vpcId=vpc-1&marker=m3&maxKeys=3");
    }

    @Test
    void emptyPageInTheMiddleIsNotTheEnd() {
        answer(ok("{\"peerConns\":[],\"isTruncated\":true,\"nextMarker\":\"n\"}"));
        answer(ok("{\"peerConns\":[{\"peerConnId\":\"a\"}],\"isTruncated\":false,\"nextMarker\":\"ignored\"}"));

        assertThat(client.listAll(ListPeerConnsRequest.all())).hasSize(1);
    }

    @Test
    void listThatGoesInCirclesIsStopped() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String next = "m1".equals(request.getUrl().queryParameter("marker")) ? "m2" : "m1";
                return ok("{\"peerConns\":[],\"isTruncated\":true,\"nextMarker\":\"" + next + "\"}")
                        .build();
            }
        });

        assertThatExceptionOfType(BceException.Unavailable.class)
                .isThrownBy(() -> client.listAll(ListPeerConnsRequest.all()).toList())
                .withMessageContaining("read before");
        assertThat(server.getRequestCount()).isEqualTo(3);
    }
}
