package io.baiducloud.peerconn.client.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.Billing;
import io.baiducloud.peerconn.client.ClientToken;
import io.baiducloud.peerconn.client.DnsStatus;
import io.baiducloud.peerconn.client.ListPeerConnsRequest;
import io.baiducloud.peerconn.client.PaymentTiming;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.PeerConnLookup;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.client.ProviderTime;
import io.baiducloud.peerconn.client.Tag;
import io.baiducloud.peerconn.client.UpdatePeerConnRequest;
import io.baiducloud.peerconn.simulator.settings.Profile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation against every cloud that the documents allow. */
@ParameterizedClass
@EnumSource(Profile.class)
class OperationsContractTest {
    @Parameter
    private Profile profile;

    private Clouds clouds;
    private PeerConnClient client;

    @BeforeEach
    void start() {
        clouds = new Clouds(profile);
        client = clouds.client(0, "bj");
    }

    @AfterEach
    void stop() {
        client.close();
        clouds.close();
    }

    private String createAndSettle() {
        String id = client.create(clouds.request().build()).peerConnId();
        clouds.settle();
        return id;
    }

    private PeerConn look(String id) {
        return Clouds.look(client, id, PeerConnRole.INITIATOR);
    }

    @Test
    void createdConnectionBecomesActiveAndIsListed() {
        String id = client.create(clouds.request()
                        .description("d \"1\" 对等")
                        .localIfName("here")
                        .peerIfName("there")
                        .tags(List.of(new Tag("team", "network")))
                        .build())
                .peerConnId();
        clouds.settle();

        PeerConn seen = look(id);
        assertThat(seen.peerConnId()).isEqualTo(id);
        assertThat(seen.status()).isEqualTo(PeerConnStatus.ACTIVE);
        assertThat(seen.bandwidthInMbps()).isEqualTo(10);
        assertThat(seen.paymentTiming()).isEqualTo(PaymentTiming.POSTPAID);
        assertThat(seen.expiredTime()).isNull();
        assertThat(ProviderTime.find(seen.createdTime())).isPresent();
        assertThat(client.listAll(ListPeerConnsRequest.all())).anySatisfy(row -> {
            assertThat(row.peerConnId()).isEqualTo(id);
            assertThat(row.role()).isEqualTo(PeerConnRole.INITIATOR);
            assertThat(row.localVpcId()).isEqualTo(clouds.vpc(0, "bj", 0));
            assertThat(row.description()).isEqualTo("d \"1\" 对等");
        });
        assertThat(client.listAll(ListPeerConnsRequest.ofVpc(clouds.vpc(0, "bj", 1))))
                .isEmpty();
    }

    @Test
    void sameRequestUnderTheSameTokenIsOneConnection() {
        ClientToken token = ClientToken.random();

        String first = client.create(clouds.request().build(), token).peerConnId();
        String second = client.create(clouds.request().build(), token).peerConnId();

        assertThat(second).isEqualTo(first);
        assertThat(clouds.simulator.connections()).hasSize(1);
    }

    @Test
    void otherRequestUnderTheSameTokenIsAConflict() {
        ClientToken token = ClientToken.random();
        client.create(clouds.request().build(), token);

        BceException e = catchThrowableOfType(
                BceException.class,
                () -> client.create(clouds.request().bandwidthInMbps(20).build(), token));

        assertThat(e).isInstanceOf(BceException.Conflict.class);
        assertThat(e.findCode()).contains("IdempotentParameterMismatch");
        assertThat(e.perhapsExecuted()).isTrue();
    }

    @Test
    void nameAndDescriptionChangeAndDescriptionIsCleared() {
        String id = createAndSettle();
        String localIfId = client.listAll(ListPeerConnsRequest.all())
                .filter(row -> row.role() == PeerConnRole.INITIATOR)
                .findFirst()
                .orElseThrow()
                .localIfId();

        client.update(id, new UpdatePeerConnRequest(localIfId, "new-name", "new description"));
        clouds.settle();
        assertThat(clouds.simulator
                        .connection(id)
                        .orElseThrow()
                        .side(initiator())
                        .ifName())
                .isEqualTo("new-name");
        assertThat(clouds.simulator
                        .connection(id)
                        .orElseThrow()
                        .side(initiator())
                        .description())
                .isEqualTo("new description");

        client.update(id, new UpdatePeerConnRequest(localIfId, null, ""));
        clouds.settle();
        assertThat(clouds.simulator
                        .connection(id)
                        .orElseThrow()
                        .side(initiator())
                        .description())
                .isEmpty();
    }

    private static io.baiducloud.peerconn.simulator.model.Role initiator() {
        return io.baiducloud.peerconn.simulator.model.Role.INITIATOR;
    }

    @Test
    void bandwidthChanges() {
        String id = createAndSettle();

        client.resize(id, 200);
        clouds.settle();

        assertThat(look(id).bandwidthInMbps()).isEqualTo(200);
    }

    @Test
    void dnsOpensAndCloses() {
        String id = createAndSettle();

        client.openDnsSync(id, PeerConnRole.INITIATOR);
        clouds.settle();
        assertThat(rowOfInitiator(id).dnsStatus()).isEqualTo(DnsStatus.OPEN);

        client.closeDnsSync(id, PeerConnRole.INITIATOR);
        clouds.settle();
        assertThat(rowOfInitiator(id).dnsStatus()).isEqualTo(DnsStatus.CLOSE);
    }

    private PeerConn rowOfInitiator(String id) {
        return client.listAll(ListPeerConnsRequest.all())
                .filter(row -> row.peerConnId().equals(id) && row.role() == PeerConnRole.INITIATOR)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void protectionIsSwitched() {
        String id = createAndSettle();

        client.setDeleteProtect(id, true);
        clouds.settle();
        assertThat(clouds.simulator.connection(id).orElseThrow().deleteProtect())
                .isTrue();
        if (profile != Profile.HOSTILE) {
            assertThatExceptionOfType(BceException.class)
                    .isThrownBy(() -> client.delete(id))
                    .returns(false, BceException::perhapsExecuted);
        }

        client.setDeleteProtect(id, false);
        clouds.settle();
        assertThat(clouds.simulator.connection(id).orElseThrow().deleteProtect())
                .isFalse();
    }

    @Test
    void releasedConnectionIsGone() {
        String id = createAndSettle();

        client.delete(id);
        clouds.settle();

        PeerConnLookup lookup = client.detail(id, PeerConnRole.INITIATOR);
        assertThat(lookup.find()).isEmpty();
        assertThat(lookup.confirmsAbsence()).isTrue();
        assertThat(client.listAll(ListPeerConnsRequest.all())).isEmpty();
        assertThatExceptionOfType(BceException.NotFound.class).isThrownBy(() -> client.resize(id, 20));
    }

    @Test
    void otherAccountAccepts() {
        String id = client.create(clouds.requestAcrossAccounts().build()).peerConnId();
        clouds.settle();
        assertThat(look(id).status()).isEqualTo(PeerConnStatus.CONSULTING);

        try (PeerConnClient other = clouds.client(1, "gz")) {
            other.accept(id);
            clouds.settle();

            assertThat(look(id).status()).isEqualTo(PeerConnStatus.ACTIVE);
            assertThat(Clouds.look(other, id, PeerConnRole.ACCEPTOR).status()).isEqualTo(PeerConnStatus.ACTIVE);
            assertThatExceptionOfType(BceException.class)
                    .isThrownBy(() -> other.accept(id))
                    .returns(false, BceException::perhapsExecuted);
        }
    }

    @Test
    void otherAccountRejects() {
        String id = client.create(clouds.requestAcrossAccounts().build()).peerConnId();
        clouds.settle();

        try (PeerConnClient other = clouds.client(1, "gz")) {
            other.reject(id);
        }
        clouds.settle();

        assertThat(look(id).status()).isEqualTo(PeerConnStatus.CONSULT_FAILED);
    }

    @Test
    void prepaidConnectionIsRenewedAndRefunded() {
        String id = client.create(clouds.request().billing(Billing.prepaid(1)).build())
                .peerConnId();
        clouds.settle();
        Instant before = expiry(id);
        assertThat(look(id).paymentTiming()).isEqualTo(PaymentTiming.PREPAID);

        client.renew(id, 2);
        clouds.settle();
        assertThat(expiry(id)).isAfter(before);

        client.refund(id);
        clouds.settle();
        assertThat(client.detail(id, PeerConnRole.INITIATOR).find()).isEmpty();
    }

    private Instant expiry(String id) {
        return ProviderTime.find(look(id).expiredTime()).orElseThrow().toInstant(ZoneOffset.UTC);
    }

    @Test
    void postpaidConnectionIsNotRenewed() {
        String id = createAndSettle();

        assertThatExceptionOfType(BceException.class)
                .isThrownBy(() -> client.renew(id, 1))
                .returns(false, BceException::perhapsExecuted)
                .returns(io.baiducloud.peerconn.client.Operation.RENEW_PEER_CONN, BceException::operation);
    }

    @Test
    void pagesAreWalked() {
        for (int i = 0; i < 3; i++) {
            client.create(clouds.request().localVpcId(clouds.vpc(0, "bj", i)).build());
        }
        clouds.settle();

        assertThat(client.listAll(ListPeerConnsRequest.all().withMaxKeys(1))).hasSize(3);
    }

    @Test
    void wrongSecretIsUnauthenticated() {
        try (PeerConnClient wrong = clouds.builder(0, "bj")
                .credentials(clouds.simulator.account(0).accessKeyId(), "wrong")
                .build()) {
            assertThatExceptionOfType(BceException.Unauthenticated.class)
                    .isThrownBy(() -> wrong.list(ListPeerConnsRequest.all()))
                    .satisfies(e -> assertThat(e.findCode()).contains("SignatureDoesNotMatch"));
        }
    }

    @Test
    void unknownAccessKeyIsUnauthenticated() {
        try (PeerConnClient wrong =
                clouds.builder(0, "bj").credentials("nobody", "wrong").build()) {
            assertThatExceptionOfType(BceException.Unauthenticated.class)
                    .isThrownBy(() -> wrong.list(ListPeerConnsRequest.all()))
                    .satisfies(e -> assertThat(e.findCode()).contains("InvalidAccessKeyId"));
        }
    }
}
