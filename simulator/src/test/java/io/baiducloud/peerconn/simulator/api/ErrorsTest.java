package io.baiducloud.peerconn.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.junit.SimulatorExtension;
import io.baiducloud.peerconn.simulator.model.ErrorAnswer;
import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.settings.Errors;
import io.baiducloud.peerconn.simulator.settings.Profile;
import io.baiducloud.peerconn.simulator.settings.Rules;
import io.baiducloud.peerconn.simulator.support.Customer;
import io.baiducloud.peerconn.simulator.support.Wire;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SimulatorExtension.class)
class ErrorsTest {

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
        PATCH  | /v1/peerconn                     |         | 400 | InvalidHTTPRequest
        DELETE | /v1/peerconn                     |         | 400 | InvalidHTTPRequest
        POST   | /v1/peerconn/peerconn-x          |         | 400 | InvalidHTTPRequest
        GET    | /v1/peerconn/peerconn-x/deleteProtect |    | 400 | InvalidHTTPRequest
        GET    | /v1/peerconn/                    |         | 400 | InvalidURI
        GET    | /v1/elsewhere                    |         | 400 | InvalidURI
        GET    | /                                |         | 400 | InvalidURI
        GET    | /v2/peerconn                     |         | 404 | InvalidVersion
        PUT    | /v1/peerconn/peerconn-x?accept&reject |    | 400 | InvalidURI
        PUT    | /v1/peerconn/peerconn-x          | {       | 400 | MalformedJSON
        PUT    | /v1/peerconn/peerconn-x          | []      | 400 | InappropriateJSON
        PUT    | /v1/peerconn/peerconn-x          | {} {}   | 400 | MalformedJSON
        PUT    | /v1/peerconn/peerconn-x?resize   | {"newBandwidthInMbps":1.5} | 400 | InappropriateJSON
        PUT    | /v1/peerconn/peerconn-x?resize   | {"newBandwidthInMbps":99999999999} | 400 | InappropriateJSON
        PUT    | /v1/peerconn/peerconn-x?open     |         | 400 | InvalidParameter
        PUT    | /v1/peerconn/peerconn-x?purchaseReserved | | 400 | InappropriateJSON
        PUT    | /v1/peerconn/peerconn-x/deleteProtect | {} | 400 | InappropriateJSON
        POST   | /v1/credential                   |         | 400 | InvalidURI
        GET    | /v1/sessionToken                 |         | 400 | InvalidHTTPRequest
        POST   | /v1/credential?assumeRole        |         | 400 | InvalidParameter
        """)
    void aRequestThatMeansNothingIsRefused(
            String method, String target, String body, int status, String code, Simulator simulator) {
        assertThat(Customer.of(simulator, 0, "bj").refused(status, method, target, body == null ? "" : body))
                .isEqualTo(code);
    }

    @Test
    void anErrorNamesCodeMessageAndRequest(Simulator simulator) {
        Wire.Answer answer = Customer.of(simulator, 0, "bj").call("DELETE", "/v1/peerconn/peerconn-none", "");
        JsonNode body = Customer.read(answer.body());
        assertThat(body.properties()).hasSize(3);
        assertThat(body.get("code").asText()).isEqualTo("NoSuchPeerConn");
        assertThat(body.get("message").asText()).isNotEmpty();
        assertThat(answer.header("x-bce-request-id"))
                .hasValue(body.get("requestId").asText());
    }

    @Test
    void aCodeThatNoSourceNamesCanBeAnyOther(Simulator simulator) {
        simulator.set(Errors.of(Refusal.NO_SUCH_CONNECTION), new ErrorAnswer(400, "Vpc.NotThere", "gone"));
        assertThat(Customer.of(simulator, 0, "bj").refused(400, "DELETE", "/v1/peerconn/peerconn-none", ""))
                .isEqualTo("Vpc.NotThere");
    }

    @Test
    void theScrambledProfileRenamesWhatIsNotDocumentedAndKeepsTheOutcome() {
        try (Simulator simulator =
                Simulator.builder().profile(Profile.SCRAMBLED).start()) {
            Customer customer = Customer.of(simulator, 0, "bj");
            assertThat(customer.refused(404, "DELETE", "/v1/peerconn/peerconn-none", ""))
                    .startsWith("Scrambled");
            assertThat(customer.refused(400, "PUT", "/v1/peerconn/peerconn-none", "{"))
                    .isEqualTo("MalformedJSON");
        }
    }

    @Test
    void aLimitOfRequestsCanBeSetPerAccountAndEndpoint(Simulator simulator) {
        simulator.set(Rules.REQUESTS_PER_SECOND, 1);
        Customer customer = Customer.of(simulator, 0, "bj");
        Set<Integer> statuses = new HashSet<>();
        // a second may end in between, so it takes more than two
        for (int i = 0; i < 5; i++) {
            statuses.add(customer.call("GET", "/v1/peerconn", "").status());
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 429);
        assertThat(Customer.of(simulator, 1, "bj")
                        .call("GET", "/v1/peerconn", "")
                        .status())
                .isEqualTo(200);
    }
}
