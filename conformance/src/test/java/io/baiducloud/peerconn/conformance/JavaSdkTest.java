package io.baiducloud.peerconn.conformance;

import static io.baiducloud.peerconn.conformance.SdkUser.detail;
import static io.baiducloud.peerconn.conformance.SdkUser.id;
import static io.baiducloud.peerconn.conformance.SdkUser.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.baidubce.BceServiceException;
import com.baidubce.services.eip.model.Billing;
import com.baidubce.services.peerconn.PeerConnClient;
import com.baidubce.services.peerconn.model.CreatePeerConnRequest;
import com.baidubce.services.peerconn.model.GetPeerConnResponse;
import com.baidubce.services.peerconn.model.ListPeerConnRequest;
import com.baidubce.services.peerconn.model.ListPeerConnResponse;
import com.baidubce.services.peerconn.model.ModifyBandwidthRequest;
import com.baidubce.services.peerconn.model.ModifyPeerConnRequest;
import com.baidubce.services.peerconn.model.PeerConn;
import com.baidubce.services.peerconn.model.PurchaseReservedPeerConnRequest;
import com.baidubce.services.peerconn.model.SwitchPeerConnDeleteProtectRequest;
import com.baidubce.services.peerconn.model.SyncDnsRequest;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every peer connection operation of the provider's Java SDK, in both ways of signing, well and badly. */
@ParameterizedClass(name = "{0}")
@EnumSource(SdkUser.Signing.class)
class JavaSdkTest {
    private static SimulatorProcess cloud;
    private static String freshState;

    @Parameter
    SdkUser.Signing signing;

    private PeerConnClient bj;
    private PeerConnClient otherGz;

    @BeforeAll
    static void startTheCloud() throws Exception {
        List<String> options = new ArrayList<>(List.of("--port", "bj=0,gz=0"));
        for (String timing :
                List.of("creating", "starting", "updating", "deleting", "dnsWait", "dnsSyncing", "dnsClosing")) {
            options.add("--set");
            options.add("timing." + timing + "=0s");
        }
        cloud = SimulatorProcess.start(options.toArray(String[]::new));
        freshState = cloud.control("GET", "state", "").toString();
    }

    @AfterAll
    static void stopTheCloud() {
        cloud.close();
    }

    @BeforeEach
    void clean() {
        cloud.control("PUT", "state", freshState);
        cloud.control("DELETE", "faults", "");
        bj = SdkUser.client(cloud, 0, "bj", signing);
        otherGz = SdkUser.client(cloud, 1, "gz", signing);
    }

    @Test
    void createsAndReadsFromBothSides() {
        // when
        String id = bj.createPeerConn(order(cloud.vpc(0, "bj", 0), cloud.vpc(0, "bj", 1), "bj", "Postpaid"))
                .getPeerConnId();
        // then
        GetPeerConnResponse initiator = detail(bj, id, "initiator");
        assertThat(initiator.getStatus()).isEqualTo("active");
        assertThat(initiator.getRole()).isEqualTo("initiator");
        assertThat(initiator.getBandwidthInMbps()).isEqualTo(20);
        assertThat(initiator.getDescription()).isEqualTo("orders to billing");
        assertThat(initiator.getLocalIfName()).isEqualTo("orders");
        assertThat(initiator.getLocalVpcId()).isEqualTo(cloud.vpc(0, "bj", 0));
        assertThat(initiator.getPeerVpcId()).isEqualTo(cloud.vpc(0, "bj", 1));
        assertThat(initiator.getPeerAccountId())
                .isEqualTo(cloud.account(0).get("accountId").asText());
        assertThat(initiator.getPaymentTiming()).isEqualTo("Postpaid");
        assertThat(initiator.getDnsStatus()).isEqualTo("close");
        assertThat(initiator.getExpiredTime()).isNull();
        assertThat(initiator.getCreatedTime()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(initiator.getDeleteProtect()).isFalse();
        GetPeerConnResponse acceptor = detail(bj, id, "acceptor");
        assertThat(acceptor.getLocalIfId()).startsWith("qpif-").isNotEqualTo(initiator.getLocalIfId());
        assertThat(acceptor.getLocalVpcId()).isEqualTo(cloud.vpc(0, "bj", 1));
        assertThat(detail(bj, id, "").getRole()).isIn("initiator", "acceptor");
    }

    @Test
    void listsPageByPage() {
        // given
        List<String> ids = new ArrayList<>();
        for (int local = 0; local < 3; local++) {
            for (int peer = 0; peer < 2; peer++) {
                ids.add(bj.createPeerConn(order(cloud.vpc(0, "bj", local), cloud.vpc(0, "gz", peer), "gz", "Postpaid"))
                        .getPeerConnId());
            }
        }
        // when
        List<String> seen = new ArrayList<>();
        ListPeerConnRequest request = new ListPeerConnRequest();
        request.setMaxKeys(4);
        ListPeerConnResponse page = bj.listPeerConn(request);
        page.getPeerConns().stream().map(PeerConn::getPeerConnId).forEach(seen::add);
        assertThat(page.getIsTruncated()).isTrue();
        assertThat(page.getMarker()).isEqualTo(seen.get(0));
        request.setMarker(page.getNextMarker());
        ListPeerConnResponse last = bj.listPeerConn(request);
        last.getPeerConns().stream().map(PeerConn::getPeerConnId).forEach(seen::add);
        // then
        assertThat(last.getIsTruncated()).isFalse();
        assertThat(last.getNextMarker()).isNull();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(bj.listPeerConn(new ListPeerConnRequest().withVpcId(cloud.vpc(0, "bj", 1)))
                        .getPeerConns())
                .hasSize(2);
        assertThat(otherGz.listPeerConn(new ListPeerConnRequest()).getPeerConns())
                .isEmpty();
    }

    @Test
    void changesNameBandwidthAndProtection() {
        // given
        String id = ownConnection();
        // when
        bj.modifyPeerConn(new ModifyPeerConnRequest()
                .withPeerConnId(id)
                .withLocalIfId(detail(bj, id, "initiator").getLocalIfId())
                .withLocalIfName("renamed")
                .withDescription("订单 → 账单"));
        bj.modifyBandwith(new ModifyBandwidthRequest().withPeerConnId(id).withNewBandwidthInMbps(50));
        protect(id, true);
        // then
        GetPeerConnResponse changed = detail(bj, id, "initiator");
        assertThat(changed.getLocalIfName()).isEqualTo("renamed");
        assertThat(changed.getDescription()).isEqualTo("订单 → 账单");
        assertThat(changed.getBandwidthInMbps()).isEqualTo(50);
        assertThat(changed.getDeleteProtect()).isTrue();
        assertThat(refused(() -> bj.release(id(id))).getStatusCode()).isEqualTo(403);
        protect(id, false);
        bj.release(id(id));
        // the SDK turns an empty answer into an object without values
        GetPeerConnResponse gone = detail(bj, id, "initiator");
        assertThat(gone.getPeerConnId()).isNull();
        assertThat(gone.getMetadata().getBceRequestId()).isNotEmpty();
    }

    @Test
    void opensAndClosesDnsOfOneSide() {
        // given
        String id = bj.createPeerConn(order(cloud.vpc(0, "bj", 0), cloud.vpc(0, "bj", 1), "bj", "Postpaid"))
                .getPeerConnId();
        // when
        bj.openSyncDns(new SyncDnsRequest().withPeerConnId(id).withRole("acceptor"));
        // then
        assertThat(detail(bj, id, "acceptor").getDnsStatus()).isEqualTo("open");
        assertThat(detail(bj, id, "initiator").getDnsStatus()).isEqualTo("close");
        bj.closeSyncDns(new SyncDnsRequest().withPeerConnId(id).withRole("acceptor"));
        assertThat(detail(bj, id, "acceptor").getDnsStatus()).isEqualTo("close");
    }

    @Test
    void anotherAccountAcceptsOrRejects() {
        // given
        String accepted = foreignRequest(0);
        String rejected = foreignRequest(1);
        assertThat(detail(bj, accepted, "initiator").getStatus()).isEqualTo("consulting");
        assertThat(refused(() -> bj.accept(id(accepted))).getStatusCode()).isEqualTo(403);
        // when
        otherGz.accept(id(accepted));
        otherGz.reject(id(rejected));
        // then
        assertThat(detail(otherGz, accepted, "acceptor").getStatus()).isEqualTo("active");
        assertThat(detail(bj, rejected, "initiator").getStatus()).isEqualTo("consult_failed");
        assertThat(refused(() -> otherGz.accept(id(accepted))).getStatusCode()).isEqualTo(409);
        assertThat(refused(() -> otherGz.reject(id(accepted))).getStatusCode()).isEqualTo(409);
        assertThat(refused(() -> otherGz.release(id(accepted))).getErrorCode()).isEqualTo("PeerConnOnlyInitiator");
        assertThat(detail(bj, accepted, "acceptor").getPeerConnId()).isNull();
    }

    @Test
    void renewsAndRefundsWhatIsPaidFor() {
        // given
        CreatePeerConnRequest prepaid = order(cloud.vpc(0, "bj", 0), cloud.vpc(0, "gz", 0), "gz", "Prepaid");
        prepaid.getBilling().setReservation(reservation(1));
        String id = bj.createPeerConn(prepaid).getPeerConnId();
        String before = detail(bj, id, "initiator").getExpiredTime();
        // when
        bj.purchaseReserved(
                new PurchaseReservedPeerConnRequest().withPeerConnId(id).withBilling(months(2)));
        // then
        assertThat(detail(bj, id, "initiator").getExpiredTime()).isGreaterThan(before);
        assertThat(refused(() -> bj.release(id(id))).getStatusCode()).isEqualTo(403);
        bj.refund(id(id));
        assertThat(detail(bj, id, "initiator").getPeerConnId()).isNull();
        String postpaid = ownConnection();
        assertThat(refused(() -> bj.purchaseReserved(new PurchaseReservedPeerConnRequest()
                                .withPeerConnId(postpaid)
                                .withBilling(months(1))))
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(refused(() -> bj.refund(id(postpaid))).getStatusCode()).isEqualTo(400);
    }

    @Test
    void everyMutationOfAnUnknownConnectionIsNotFound() {
        String id = "peerconn-000000000000";
        List<ThrowingCallable> calls = List.of(
                () -> bj.accept(id(id)),
                () -> bj.reject(id(id)),
                () -> bj.release(id(id)),
                () -> bj.refund(id(id)),
                () -> protect(id, true),
                () -> bj.modifyPeerConn(
                        new ModifyPeerConnRequest().withPeerConnId(id).withLocalIfId("qpif-x")),
                () -> bj.modifyBandwith(
                        new ModifyBandwidthRequest().withPeerConnId(id).withNewBandwidthInMbps(1)),
                () -> bj.purchaseReserved(
                        new PurchaseReservedPeerConnRequest().withPeerConnId(id).withBilling(months(1))),
                () -> bj.openSyncDns(new SyncDnsRequest().withPeerConnId(id).withRole("initiator")),
                () -> bj.closeSyncDns(new SyncDnsRequest().withPeerConnId(id).withRole("initiator")));
        assertThat(calls).allSatisfy(call -> {
            BceServiceException refusal = refused(call);
            assertThat(refusal.getStatusCode()).isEqualTo(404);
            assertThat(refusal.getErrorCode()).isEqualTo("NoSuchPeerConn");
            assertThat(refusal.getRequestId()).isNotEmpty();
        });
    }

    @Test
    void oneTokenMakesOneConnection() {
        // given
        CreatePeerConnRequest request = order(cloud.vpc(0, "bj", 0), cloud.vpc(0, "gz", 0), "gz", "Postpaid");
        request.setClientToken("the-same-token");
        // when
        String first = bj.createPeerConn(request).getPeerConnId();
        String second = bj.createPeerConn(request).getPeerConnId();
        // then
        assertThat(second).isEqualTo(first);
        request.setBandwidthInMbps(21);
        BceServiceException mismatch = refused(() -> bj.createPeerConn(request));
        assertThat(mismatch.getErrorCode()).isEqualTo("IdempotentParameterMismatch");
        assertThat(mismatch.getStatusCode()).isEqualTo(403);
    }

    @Test
    void rulesOfCreationAreKept() {
        ownConnection();
        assertThat(refused(() -> bj.createPeerConn(
                                order(cloud.vpc(0, "bj", 2), cloud.vpc(0, "gz", 1), "gz", "Postpaid")))
                        .getErrorCode())
                .as("the same pair again")
                .isEqualTo("PeerConnAlreadyExist");
        assertThat(refused(() -> bj.createPeerConn(
                                order(cloud.vpc(0, "bj", 2), cloud.vpc(0, "bj", 2), "bj", "Postpaid")))
                        .getErrorCode())
                .isEqualTo("PeerConnSameVpc");
        CreatePeerConnRequest prepaid = order(cloud.vpc(0, "bj", 0), cloud.vpc(0, "bj", 1), "bj", "Prepaid");
        prepaid.getBilling().setReservation(reservation(1));
        assertThat(refused(() -> bj.createPeerConn(prepaid)).getErrorCode()).isEqualTo("PeerConnPrepaidNotSupported");
    }

    private String ownConnection() {
        return bj.createPeerConn(order(cloud.vpc(0, "bj", 2), cloud.vpc(0, "gz", 1), "gz", "Postpaid"))
                .getPeerConnId();
    }

    private String foreignRequest(int peer) {
        CreatePeerConnRequest request = order(cloud.vpc(0, "bj", 0), cloud.vpc(1, "gz", peer), "gz", "Postpaid");
        request.setPeerAccountId(cloud.account(1).get("accountId").asText());
        return bj.createPeerConn(request).getPeerConnId();
    }

    private void protect(String id, boolean on) {
        SwitchPeerConnDeleteProtectRequest request = new SwitchPeerConnDeleteProtectRequest();
        request.setPeerConnId(id);
        request.setDeleteProtect(on);
        bj.switchDeleteProtect(request);
    }

    private static Billing months(int number) {
        Billing billing = new Billing();
        billing.setReservation(reservation(number));
        return billing;
    }

    private static Billing.Reservation reservation(int months) {
        // the SDK's own unit is "Month"
        return new Billing.Reservation().withReservationLength(months);
    }

    private static BceServiceException refused(ThrowingCallable call) {
        return catchThrowableOfType(BceServiceException.class, call);
    }
}
