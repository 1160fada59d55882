package io.baiducloud.peerconn.simulator.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.model.DnsStatus;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.settings.Rules;
import io.baiducloud.peerconn.simulator.settings.Timing;
import io.baiducloud.peerconn.simulator.support.Customer;
import io.baiducloud.peerconn.simulator.support.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateMachineTest {
    private final TestClock clock = new TestClock();
    private final Simulator simulator = Simulator.builder().clock(clock).start();
    private final Customer requester = Customer.of(simulator, 0, "bj");
    private final Customer other = Customer.of(simulator, 1, "gz");

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void withinOneAccountItStartsByItself() {
        requester.create(requester.ownPair(0, "gz", 0));
        clock.pass(Duration.ofMinutes(1));
        assertThat(path()).containsExactly("creating>starting", "starting>active");
    }

    @Test
    void acceptanceStartsIt() {
        String id = request();
        clock.pass(Duration.ofSeconds(2));
        other.ok("PUT", "/v1/peerconn/" + id + "?accept", "");
        clock.pass(Duration.ofMinutes(1));
        assertThat(path()).containsExactly("creating>consulting", "consulting>starting", "starting>active");
    }

    @Test
    void rejectionFailsIt() {
        String id = request();
        clock.pass(Duration.ofSeconds(2));
        other.ok("PUT", "/v1/peerconn/" + id + "?reject", "");
        assertThat(path()).containsExactly("creating>consulting", "consulting>consult_failed");
    }

    @Test
    void sevenDaysFromCreationFailIt() {
        String id = request();
        clock.pass(Duration.ofDays(7).minusSeconds(1));
        assertThat(requester.detail(id, "initiator").get("status").asText()).isEqualTo("consulting");
        clock.pass(Duration.ofSeconds(1));
        assertThat(path()).containsExactly("creating>consulting", "consulting>consult_failed");
        assertThat(simulator.transitions().get(1).at())
                .as("it failed when the time was over, not when somebody looked")
                .isEqualTo(clock.instant());
    }

    @Test
    void changesPassThroughUpdatingAndShowAtOnce() {
        String id = active();
        requester.ok("PUT", "/v1/peerconn/" + id + "?resize", "{\"newBandwidthInMbps\":30}");
        assertThat(requester.detail(id, "initiator").get("bandwidthInMbps").asInt())
                .isEqualTo(30);
        assertThat(requester.refused(409, "PUT", "/v1/peerconn/" + id + "?resize", "{\"newBandwidthInMbps\":31}"))
                .isEqualTo("PeerConnStatusInvalid");
        clock.pass(Duration.ofSeconds(1));
        assertThat(path()).endsWith("active>updating", "updating>active");
    }

    @Test
    void anUpdateWhileConsultingStaysConsulting() {
        String id = request();
        clock.pass(Duration.ofSeconds(2));
        String ifId = requester.detail(id, "initiator").get("localIfId").asText();
        requester.ok("PUT", "/v1/peerconn/" + id, "{\"localIfId\":\"" + ifId + "\",\"localIfName\":\"n\"}");
        assertThat(requester.detail(id, "initiator").get("status").asText()).isEqualTo("consulting");
        simulator.set(Rules.UPDATE_UPDATES, false);
        String own = active();
        String ownIf = requester.detail(own, "initiator").get("localIfId").asText();
        requester.ok("PUT", "/v1/peerconn/" + own, "{\"localIfId\":\"" + ownIf + "\",\"localIfName\":\"n\"}");
        assertThat(requester.detail(own, "initiator").get("status").asText()).isEqualTo("active");
    }

    @Test
    void deletionTakesItsTimeAndEndsInAbsence() {
        String id = active();
        simulator.set(Timing.DELETED, Duration.ofSeconds(5));
        requester.ok("DELETE", "/v1/peerconn/" + id, "");
        assertThat(requester.detail(id, "initiator").get("status").asText()).isEqualTo("deleting");
        clock.pass(Duration.ofSeconds(2));
        assertThat(requester.detail(id, "initiator").get("status").asText()).isEqualTo("deleted");
        clock.pass(Duration.ofSeconds(5));
        assertThat(requester.call("GET", "/v1/peerconn/" + id, "").body()).isEmpty();
        assertThat(simulator.connections()).isEmpty();
    }

    @ParameterizedTest(name = "{0} while {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        ?accept             | creating       | 409
        ?accept             | active         | 409
        ?accept             | consulting     | 200
        ?accept             | consult_failed | 409
        ?reject             | starting       | 409
        ?reject             | consulting     | 200
        ?open&role=acceptor | active         | 200
        ?open&role=acceptor | updating       | 409
        ?open&role=acceptor | consulting     | 409
        ?open&role=acceptor | starting       | 409
        ?open&role=acceptor | down           | 409
        ?close&role=acceptor | expired       | 409
        ?close&role=acceptor | active        | 200
        """)
    void theAcceptorMayDoWhatTheStateAllows(String query, String status, int expected) {
        String id = request();
        simulator.console().status(id, Status.find(status).orElseThrow());
        assertThat(other.call("PUT", "/v1/peerconn/" + id + query, "").status()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} while {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        DELETE |         | creating       | 409
        DELETE |         | starting       | 409
        DELETE |         | consulting     | 200
        DELETE |         | active         | 200
        DELETE |         | updating       | 409
        DELETE |         | consult_failed | 200
        DELETE |         | down           | 200
        DELETE |         | error          | 200
        DELETE |         | deleting       | 409
        PUT    | ?resize | active         | 200
        PUT    | ?resize | consulting     | 409
        PUT    | ?resize | consult_failed | 409
        PUT    | ?resize | down           | 409
        PUT    | ?open&role=initiator | active | 200
        PUT    | ?open&role=initiator | deleting | 409
        PUT    | /deleteProtect | creating | 200
        PUT    | /deleteProtect | deleting | 200
        """)
    void theInitiatorMayDoWhatTheStateAllows(String method, String query, String status, int expected) {
        String id = request();
        simulator.console().status(id, Status.find(status).orElseThrow());
        String body = method.equals("PUT") ? "{\"newBandwidthInMbps\":30,\"deleteProtect\":true}" : "";
        assertThat(requester
                        .call(method, "/v1/peerconn/" + id + (query == null ? "" : query), body)
                        .status())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void everyStateCanBeReadByBothSides(Status status) {
        String id = request();
        if (status == Status.DELETED) {
            return;
        }
        simulator.console().status(id, status);
        assertThat(requester.detail(id, "initiator").get("status").asText()).isEqualTo(status.word());
        assertThat(other.detail(id, "acceptor").get("status").asText()).isEqualTo(status.word());
        assertThat(requester.json("GET", "/v1/peerconn", "").get("peerConns")).hasSize(1);
    }

    @Test
    void dnsOpensThroughWaitAndSyncingOnOneSideOnly() {
        String id = active();
        requester.ok("PUT", "/v1/peerconn/" + id + "?open&role=initiator", "");
        assertThat(dns(id)).isEqualTo("wait");
        clock.pass(Duration.ofMillis(500));
        assertThat(dns(id)).isEqualTo("syncing");
        assertThat(requester.refused(409, "PUT", "/v1/peerconn/" + id + "?close&role=initiator", ""))
                .isEqualTo("PeerConnDnsStatusInvalid");
        clock.pass(Duration.ofSeconds(1));
        assertThat(dns(id)).isEqualTo("open");
        assertThat(Customer.of(simulator, 0, "gz")
                        .detail(id, "acceptor")
                        .get("dnsStatus")
                        .asText())
                .isEqualTo("close");
        requester.ok("PUT", "/v1/peerconn/" + id + "?close&role=initiator", "");
        assertThat(dns(id)).isEqualTo("closing");
        assertThat(requester.refused(409, "PUT", "/v1/peerconn/" + id + "?open&role=initiator", ""))
                .isEqualTo("PeerConnDnsStatusInvalid");
        clock.pass(Duration.ofSeconds(1));
        assertThat(dns(id)).isEqualTo("close");
    }

    @Test
    void dnsMayReadTheOldWordForAWhile() {
        simulator.set(Timing.DNS_LAG, Duration.ofSeconds(3));
        String id = active();
        requester.ok("PUT", "/v1/peerconn/" + id + "?open&role=initiator", "");
        assertThat(dns(id)).isEqualTo("close");
        clock.pass(Duration.ofSeconds(3));
        assertThat(dns(id)).isEqualTo("wait");
    }

    @Test
    void openingWhatIsOpenIsASetting() {
        String id = active();
        simulator.console().dns(id, Role.INITIATOR, DnsStatus.OPEN);
        requester.ok("PUT", "/v1/peerconn/" + id + "?open&role=initiator", "");
        assertThat(dns(id)).isEqualTo("open");
        simulator.set(Rules.SAME_DNS, Rules.SameState.REFUSED);
        assertThat(requester.refused(409, "PUT", "/v1/peerconn/" + id + "?open&role=initiator", ""))
                .isEqualTo("PeerConnDnsStatusInvalid");
    }

    private String request() {
        return requester.create(Customer.order(
                requester.account().vpcId("bj", 0),
                other.account().vpcId("gz", 0),
                "gz",
                other.account().accountId(),
                ""));
    }

    private String active() {
        String id = requester.create(requester.ownPair(1, "gz", 1));
        clock.pass(Duration.ofSeconds(3));
        return id;
    }

    private String dns(String id) {
        return requester.detail(id, "initiator").get("dnsStatus").asText();
    }

    private List<String> path() {
        return simulator.transitions().stream()
                .map(transition ->
                        transition.from().word() + ">" + transition.to().word())
                .toList();
    }
}
