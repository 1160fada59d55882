package io.baiducloud.peerconn.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.junit.SimulatorExtension;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.support.Customer;
import io.baiducloud.peerconn.simulator.support.Wire;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    @RegisterExtension
    static final SimulatorExtension CLOUD = SimulatorExtension.with(builder -> builder.instantTransitions());

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void anErrorStatusKeepsTheRequestFromBeingApplied(int status, Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        simulator
                .faults()
                .add(Fault.of(new Effect.ErrorStatus(status, "Busy", "later", Optional.of("3")))
                        .on(Operation.CREATE)
                        .once());
        Wire.Answer answer = customer.call("POST", "/v1/peerconn?clientToken=t", customer.ownPair(0, "gz", 0));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Retry-After")).hasValue("3");
        assertThat(Customer.read(answer.body()).get("code").asText()).isEqualTo("Busy");
        simulator.journal().assertNothing();
        customer.create(customer.ownPair(0, "gz", 0));
    }

    @Test
    void retryAfterIsOptional(Simulator simulator) {
        simulator.faults().add(Fault.of(new Effect.ErrorStatus(429, "Busy", "later", Optional.empty())));
        assertThat(Customer.of(simulator, 0, "bj")
                        .call("GET", "/v1/peerconn", "")
                        .header("Retry-After"))
                .isEmpty();
    }

    @Test
    void aResetBeforeTheRequestLeavesNothingBehind(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        simulator
                .faults()
                .add(Fault.of(new Effect.ResetBefore()).on(Operation.CREATE).once());
        assertThatThrownBy(() -> customer.create(customer.ownPair(0, "gz", 0)))
                .hasRootCauseInstanceOf(java.io.IOException.class);
        assertThat(simulator.connections()).isEmpty();
        simulator.journal().assertNothing();
        assertThat(simulator.requests().entries().get(0).status()).isZero();
    }

    @Test
    void aResetAfterwardsLeavesTheClientInTheDark(Simulator simulator) {
        // given
        Customer customer = Customer.of(simulator, 0, "bj");
        simulator
                .faults()
                .add(Fault.of(new Effect.ResetAfter()).on(Operation.CREATE).once());
        String target = "/v1/peerconn?clientToken=" + UUID.randomUUID();
        // when
        assertThatThrownBy(() -> customer.call("POST", target, customer.ownPair(0, "gz", 0)))
                .hasRootCauseInstanceOf(java.io.IOException.class);
        // then
        simulator.journal().assertExactly(Operation.CREATE);
        assertThat(customer.json("POST", target, customer.ownPair(0, "gz", 0))
                        .get("peerConnId")
                        .asText())
                .as("the same token finds what was made")
                .isEqualTo(simulator.connections().get(0).id());
    }

    @Test
    void latencyAddsUp(Simulator simulator) {
        simulator
                .faults()
                .add(Fault.of(new Effect.Latency(Duration.ofMillis(30))).once());
        simulator
                .faults()
                .add(Fault.of(new Effect.Latency(Duration.ofMillis(40))).once());
        long start = System.nanoTime();
        Customer.of(simulator, 0, "bj").call("GET", "/v1/peerconn", "");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(70));
    }

    @Test
    void bodiesCanBeEmptyOrAPageOrFarTooLong(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        simulator.faults().add(Fault.of(new Effect.EmptyBody()).once());
        assertThat(customer.call("GET", "/v1/peerconn", "").body()).isEmpty();
        simulator.faults().add(Fault.of(new Effect.HtmlBody(502)).once());
        Wire.Answer page = customer.call("GET", "/v1/peerconn", "");
        assertThat(page.status()).isEqualTo(502);
        assertThat(page.header("Content-Type")).hasValue("text/html");
        assertThat(page.body()).startsWith("<html>");
        simulator.faults().add(Fault.of(new Effect.OversizedBody(5_000_000)).once());
        Wire.Answer long1 = customer.call("GET", "/v1/peerconn", "");
        assertThat(long1.body()).hasSize(5_000_000);
        assertThat(Customer.read(long1.body()).get("peerConns")).isEmpty();
    }

    @Test
    void aTruncatedBodyEndsInTheMiddle(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        simulator.faults().add(Fault.of(new Effect.TruncatedBody()).once());
        assertThatThrownBy(() -> customer.call("GET", "/v1/peerconn", ""))
                .hasRootCauseMessage("the answer ended after 25 of 51 bytes");
    }

    @Test
    void aDrippingBodyArrivesInTheEnd(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        simulator
                .faults()
                .add(Fault.of(new Effect.SlowDrip(16, Duration.ofMillis(5))).once());
        long start = System.nanoTime();
        assertThat(customer.json("GET", "/v1/peerconn", "").get("peerConns")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(60));
    }

    @Test
    void readsCanBeStaleWhileRulesSeeThePresent(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "gz", 0));
        simulator.clock().advance(Duration.ofMinutes(1));
        simulator
                .faults()
                .add(Fault.of(new Effect.StaleReads(Duration.ofSeconds(30))).on(Operation.LIST, Operation.DETAIL));
        customer.ok("PUT", "/v1/peerconn/" + id + "?resize", "{\"newBandwidthInMbps\":99}");
        assertThat(customer.detail(id, "initiator").get("bandwidthInMbps").asInt())
                .isEqualTo(20);
        simulator.clock().advance(Duration.ofSeconds(30));
        assertThat(customer.detail(id, "initiator").get("bandwidthInMbps").asInt())
                .isEqualTo(99);
    }

    @Test
    void rowsCanCarryWhatNobodyHasHeardOf(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "gz", 0));
        simulator.faults().add(Fault.of(new Effect.UnknownStatus("hibernating"), new Effect.ExtraFields()));
        JsonNode detail = customer.detail(id, "initiator");
        assertThat(detail.get("status").asText()).isEqualTo("hibernating");
        assertThat(detail.has("futureObject")).isTrue();
        assertThat(customer.json("GET", "/v1/peerconn", "")
                        .at("/peerConns/0/status")
                        .asText())
                .isEqualTo("hibernating");
    }

    @Test
    void pagesCanBeShortDoubledShuffledAndEndless(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        for (int i = 0; i < 3; i++) {
            customer.create(customer.ownPair(i, "gz", 0));
            customer.create(customer.ownPair(i, "gz", 1));
        }
        JsonNode whole = customer.json("GET", "/v1/peerconn", "").get("peerConns");
        simulator.faults().add(Fault.of(new Effect.PageCap(2)).once());
        JsonNode capped = customer.json("GET", "/v1/peerconn", "");
        assertThat(capped.get("peerConns")).hasSize(2);
        assertThat(capped.get("isTruncated").asBoolean()).isTrue();
        simulator.faults().add(Fault.of(new Effect.DuplicateRows()).once());
        assertThat(customer.json("GET", "/v1/peerconn", "").get("peerConns")).hasSize(12);
        simulator.faults().add(Fault.of(new Effect.ReorderRows()).once());
        JsonNode shuffled = customer.json("GET", "/v1/peerconn", "").get("peerConns");
        assertThat(shuffled).isNotEqualTo(whole).containsExactlyInAnyOrderElementsOf(whole);
        simulator.faults().add(Fault.of(new Effect.EndlessList()));
        String marker = "";
        for (int page = 0; page < 10; page++) {
            JsonNode answer = customer.json("GET", "/v1/peerconn?maxKeys=4" + marker, "");
            assertThat(answer.get("isTruncated").asBoolean()).isTrue();
            marker = "&marker=" + answer.get("nextMarker").asText();
        }
    }

    @Test
    void aMutationCanSayYesAndDoNothing(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "gz", 0));
        simulator.faults().add(Fault.of(new Effect.NoEffect()).on(Operation.RESIZE, Operation.CREATE));
        customer.ok("PUT", "/v1/peerconn/" + id + "?resize", "{\"newBandwidthInMbps\":99}");
        assertThat(customer.create(customer.ownPair(1, "gz", 0))).startsWith("peerconn-");
        assertThat(customer.detail(id, "initiator").get("bandwidthInMbps").asInt())
                .isEqualTo(20);
        simulator.journal().assertExactly(Operation.CREATE);
    }

    @Test
    void theClockOfTheServiceCanBeWrongForARequest(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        simulator
                .faults()
                .add(Fault.of(new Effect.ClockSkew(Duration.ofHours(1))).once());
        Wire.Answer answer = customer.call("GET", "/v1/peerconn", "");
        assertThat(Customer.read(answer.body()).get("code").asText()).isEqualTo("RequestExpired");
        assertThat(customer.call("GET", "/v1/peerconn", "").status()).isEqualTo(200);
    }

    @Test
    void aFaultStrikesOnlyWhomItIsMeantFor(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        Customer elsewhere = Customer.of(simulator, 0, "gz");
        Customer other = Customer.of(simulator, 1, "bj");
        String id = customer.create(customer.ownPair(0, "gz", 0));
        String line = simulator
                .faults()
                .add(Fault.of(new Effect.ErrorStatus(500, "E", "m", Optional.empty()))
                        .on(Operation.DETAIL)
                        .forAccount(customer.account().accountId())
                        .inRegion("bj")
                        .onConnection(id)
                        .after(1)
                        .times(2));
        String target = "/v1/peerconn/" + id;
        assertThat(customer.call("GET", "/v1/peerconn", "").status()).isEqualTo(200);
        assertThat(elsewhere.call("GET", target, "").status()).isEqualTo(200);
        assertThat(other.call("GET", target, "").status()).isEqualTo(200);
        assertThat(customer.call("GET", "/v1/peerconn/peerconn-other", "").status())
                .isEqualTo(200);
        assertThat(customer.call("GET", target, "").status()).as("skipped").isEqualTo(200);
        assertThat(customer.call("GET", target, "").status()).isEqualTo(500);
        assertThat(customer.call("GET", target, "").status()).isEqualTo(500);
        assertThat(customer.call("GET", target, "").status()).as("spent").isEqualTo(200);
        assertThat(simulator.faults().struck(line)).isEqualTo(2);
        assertThat(simulator.faults().remove(line)).isTrue();
    }
}
