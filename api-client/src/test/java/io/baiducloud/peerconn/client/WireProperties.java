package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever text a caller hands in arrives as that text, in its place, under a valid signature, in one request. */
class WireProperties {
    private static final String SK = "secret";

    private static MockWebServer server;
    private static PeerConnClient client;

    @BeforeContainer
    static void start() throws IOException {
        server = new MockWebServer();
        server.setServerSocketFactory(new PromptAnswers());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .body("{\"peerConnId\":\"p\",\"peerConns\":[]}")
                        .build();
            }
        });
        server.start();
        client = PeerConnClient.builder()
                .endpoint(server.url("/").toString())
                .credentials("ak", SK)
                .retryPolicy(RetryPolicy.none())
                .build();
    }

    @AfterContainer
    static void stop() {
        client.close();
        server.close();
    }

    @Property(tries = 300)
    void queryValues(@ForAll @NotBlank String vpcId, @ForAll @StringLength(min = 1) String marker) throws Exception {
        Assume.that(isText(vpcId) && isText(marker) && !vpcId.isBlank());

        client.list(new ListPeerConnsRequest(vpcId, marker, 7));

        RecordedRequest request = server.takeRequest();
        assertThat(request.getUrl().queryParameter("vpcId")).isEqualTo(vpcId);
        assertThat(request.getUrl().queryParameter("marker")).isEqualTo(marker);
        assertThat(request.getUrl().queryParameter("maxKeys")).isEqualTo("7");
        assertThat(request.getUrl().querySize()).isEqualTo(3);
        assertThat(request.getUrl().encodedPath()).isEqualTo("/v1/peerconn");
        assertThat(WireSignature.isValid(request, SK)).isTrue();
    }

    @Property(tries = 300)
    void bodyValues(@ForAll String name, @ForAll @StringLength(max = 300) String description) throws Exception {
        Assume.that(isText(name) && isText(description));

        client.update("peerconn-1", new UpdatePeerConnRequest("qpif-1", name, description));

        RecordedRequest request = server.takeRequest();
        JsonNode body = new ObjectMapper().readTree(request.getBody().toByteArray());
        assertThat(body.get("localIfName").textValue()).isEqualTo(name);
        assertThat(body.get("description").textValue()).isEqualTo(description);
        assertThat(body.size()).isEqualTo(3);
        assertThat(request.getHeaders().size()).isEqualTo(8);
        assertThat(WireSignature.isValid(request, SK)).isTrue();
    }

    @Property(tries = 300)
    void idsArriveAsOneSegmentOrNotAtAll(@ForAll @StringLength(max = 10) String id) throws Exception {
        int before = server.getRequestCount();
        try {
            client.detail(id, PeerConnRole.INITIATOR);
        } catch (IllegalArgumentException e) {
            assertThat(server.getRequestCount()).isEqualTo(before);
            return;
        }

        RecordedRequest request = server.takeRequest();
        assertThat(request.getUrl().pathSegments()).containsExactly("v1", "peerconn", id);
        assertThat(WireSignature.isValid(request, SK)).isTrue();
    }

    /** Half a surrogate pair is no text: it cannot be written in UTF-8. */
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
