package io.baiducloud.peerconn.simulator.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.settings.Rules;
import io.baiducloud.peerconn.simulator.settings.Timing;
import io.baiducloud.peerconn.simulator.support.Customer;
import io.baiducloud.peerconn.simulator.support.TestClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BillingTest {
    private static final String RENEW =
            "{\"billing\":{\"reservation\":{\"reservationLength\":%d,\"reservationTimeUnit\":\"month\"}}}";

    private final TestClock clock = new TestClock();
    private final Simulator simulator =
            Simulator.builder().instantTransitions().clock(clock).start();
    private final Customer customer = Customer.of(simulator, 0, "bj");

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aPrepaidConnectionIsPaidAtOnceAndExpires() {
        // given 20 Mbps for two months at 10.00
        String id = prepaid(2);
        assertThat(lines()).containsExactly("create 400.00");
        assertThat(customer.detail(id, "initiator").get("expiredTime").asText()).isEqualTo("2026-05-01 16:00:00");
        // when
        clock.pass(Duration.ofDays(61));
        // then
        assertThat(customer.detail(id, "initiator").get("status").asText()).isEqualTo("expired");
        customer.ok("DELETE", "/v1/peerconn/" + id, "");
    }

    @Test
    void theEndOfATermMayBeDownInstead() {
        simulator.set(Rules.PREPAID_END, Rules.PrepaidEnd.DOWN);
        String id = prepaid(1);
        clock.pass(Duration.ofDays(31));
        assertThat(customer.detail(id, "initiator").get("status").asText()).isEqualTo("down");
    }

    @Test
    void renewalMovesTheEndAndIsPaidOncePerToken() {
        String id = prepaid(1);
        String target = "/v1/peerconn/" + id + "?purchaseReserved&clientToken=r";
        customer.ok("PUT", target, RENEW.formatted(3));
        customer.ok("PUT", target, RENEW.formatted(3));
        assertThat(customer.detail(id, "initiator").get("expiredTime").asText()).isEqualTo("2026-07-01 16:00:00");
        assertThat(lines()).containsExactly("create 200.00", "renew 600.00");
        assertThat(simulator.charges().get(1).clientToken()).isEqualTo("r");
        assertThat(customer.refused(400, "PUT", "/v1/peerconn/" + id + "?purchaseReserved", RENEW.formatted(11)))
                .isEqualTo("PeerConnReservationInvalid");
    }

    @Test
    void renewalBringsAnExpiredConnectionBackFromNowOn() {
        String id = prepaid(1);
        clock.pass(Duration.ofDays(40));
        customer.ok("PUT", "/v1/peerconn/" + id + "?purchaseReserved", RENEW.formatted(1));
        assertThat(customer.detail(id, "initiator").get("status").asText()).isEqualTo("active");
        assertThat(customer.detail(id, "initiator").get("expiredTime").asText()).isEqualTo("2026-05-10 16:00:00");
    }

    @Test
    void prepaidGoesUpOnlyAndCostsTheDifferenceForTheRest() {
        String id = prepaid(1);
        assertThat(customer.refused(400, "PUT", "/v1/peerconn/" + id + "?resize", "{\"newBandwidthInMbps\":10}"))
                .isEqualTo("PeerConnPrepaidDowngrade");
        clock.pass(Duration.ofDays(16));
        customer.ok("PUT", "/v1/peerconn/" + id + "?resize", "{\"newBandwidthInMbps\":30}");
        // 10 Mbps more for 15 of 30 days
        assertThat(lines()).containsExactly("create 200.00", "resize 50.00");
    }

    @Test
    void aRefundIsTheTotalLessOneAndAHalfTimesTheConsumed() {
        // a month of 31 days, of which 6.2 are consumed: 200 - 1.5 * 40
        String id = prepaid(1);
        clock.pass(Duration.ofMinutes(8_928));
        assertThat(customer.refused(403, "DELETE", "/v1/peerconn/" + id, "")).isEqualTo("PeerConnPrepaidNotExpired");
        customer.ok("PUT", "/v1/peerconn/" + id + "?refund", "");
        assertThat(lines()).containsExactly("create 200.00", "refund -140.00");
        assertThat(simulator.connection(id)).isEmpty();
    }

    @Test
    void nothingComesBackWhenTwoThirdsAreConsumed() {
        String id = prepaid(1);
        clock.pass(Duration.ofDays(25));
        customer.ok("PUT", "/v1/peerconn/" + id + "?refund&clientToken=r", "");
        assertThat(simulator.charges().get(1).amount()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void postpaidIsChargedForItsUseAndNeitherRenewedNorRefunded() {
        String id = customer.create(customer.ownPair(0, "gz", 0));
        clock.pass(Duration.ofDays(15));
        customer.ok("PUT", "/v1/peerconn/" + id + "?resize", "{\"newBandwidthInMbps\":40}");
        clock.pass(Duration.ofDays(30));
        assertThat(customer.refused(400, "PUT", "/v1/peerconn/" + id + "?purchaseReserved", RENEW.formatted(1)))
                .isEqualTo("PeerConnNotPrepaid");
        assertThat(customer.refused(400, "PUT", "/v1/peerconn/" + id + "?refund", ""))
                .isEqualTo("PeerConnNotPrepaid");
        customer.ok("DELETE", "/v1/peerconn/" + id, "");
        assertThat(lines()).containsExactly("resize 100.00", "delete 400.00");
    }

    @Test
    void withinOneRegionTheBillIsZero() {
        String id = customer.create(customer.ownPair(0, "bj", 1));
        clock.pass(Duration.ofDays(15));
        customer.ok("DELETE", "/v1/peerconn/" + id, "");
        assertThat(lines()).containsExactly("delete 0.00");
    }

    @Test
    void aFailedPrepaidRequestCanBeReleasedAndIsPaidBack() {
        Account other = simulator.account(1);
        String id = customer.create(
                Customer.order(customer.account().vpcId("bj", 0), other.vpcId("gz", 0), "gz", other.accountId(), "")
                        .replace(
                                "\"Postpaid\"",
                                "\"Prepaid\",\"reservation\":{\"reservationLength\":1,\"reservationTimeUnit\":\"month\"}"));
        assertThat(customer.refused(403, "DELETE", "/v1/peerconn/" + id, ""))
                .as("unanswered: neither usable nor failed")
                .isEqualTo("PeerConnPrepaidNotExpired");
        Customer.of(simulator, 1, "gz").ok("PUT", "/v1/peerconn/" + id + "?reject", "");
        customer.ok("DELETE", "/v1/peerconn/" + id, "");
        assertThat(lines()).containsExactly("create 200.00", "delete -200.00");
    }

    @Test
    void crossBorderConnectionsAreNotRefunded() {
        Account account = new Account(
                "a".repeat(32), "key", "secret", List.of(Vpc.of("vpc-bj", "bj"), Vpc.of("vpc-hk", "hkg")), List.of());
        try (Simulator border = Simulator.builder()
                .account(account)
                .regions("bj", "hkg")
                .instantTransitions()
                .start()) {
            Customer traveller = Customer.of(border, 0, "bj");
            String id = traveller.create(Customer.order("vpc-bj", "vpc-hk", "hkg", "", "")
                    .replace(
                            "\"Postpaid\"",
                            "\"Prepaid\",\"reservation\":{\"reservationLength\":1,\"reservationTimeUnit\":\"month\"}"));
            assertThat(traveller.refused(400, "PUT", "/v1/peerconn/" + id + "?refund", ""))
                    .isEqualTo("PeerConnCrossBorder");
        }
    }

    @Test
    void theConsoleCanEndATermAtOnce() {
        String id = prepaid(12);
        simulator.set(Timing.STARTING, Duration.ofSeconds(1));
        simulator.console().expireIn(id, Duration.ofDays(3));
        assertThat(customer.detail(id, "initiator").get("expiredTime").asText()).isEqualTo("2026-03-04 16:00:00");
        simulator.console().expire(id);
        assertThat(simulator.connection(id).orElseThrow().status()).isEqualTo(Status.EXPIRED);
    }

    private String prepaid(int months) {
        return customer.create(customer.ownPair(0, "gz", 0)
                .replace(
                        "\"Postpaid\"",
                        "\"Prepaid\",\"reservation\":{\"reservationLength\":" + months
                                + ",\"reservationTimeUnit\":\"month\"}"));
    }

    private List<String> lines() {
        return simulator.charges().stream()
                .filter(charge -> charge.cause() != Operation.LIST)
                .map(charge -> charge.cause().word() + " " + charge.amount())
                .toList();
    }
}
