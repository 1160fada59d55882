package io.baiducloud.peerconn.client.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baiducloud.peerconn.client.AccessControlList;
import io.baiducloud.peerconn.client.AssumeRoleRequest;
import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.ListPeerConnsRequest;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.client.RenewingCredentialsProvider;
import io.baiducloud.peerconn.client.RetryPolicy;
import io.baiducloud.peerconn.client.SessionTokenRequest;
import io.baiducloud.peerconn.client.StsClient;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.settings.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A cloud that misbehaves, in every profile. */
@ParameterizedClass
@EnumSource(Profile.class)
class FaultsContractTest {
    private static final RetryPolicy QUICK = RetryPolicy.backoff(3, Duration.ofMillis(1), Duration.ofSeconds(2));

    @Parameter
    private Profile profile;

    private Clouds clouds;
    private PeerConnClient client;
    private PeerConnClient retrying;

    @BeforeEach
    void start() {
        clouds = new Clouds(profile);
        client = clouds.client(0, "bj");
        retrying = clouds.builder(0, "bj").retryPolicy(QUICK).build();
    }

    @AfterEach
    void stop() {
        client.close();
        retrying.close();
        clouds.close();
    }

    private void fault(Effect effect, Operation... operations) {
        clouds.simulator.faults().add(Fault.of(effect).on(operations).once());
    }

    private BceException create() {
        return catchThrowableOfType(
                BceException.class, () -> client.create(clouds.request().build()));
    }

    @Test
    void lostAnswerToACreationIsRepeatedIntoOneConnection() {
        fault(new Effect.ResetAfter(), Operation.CREATE);

        String id = retrying.create(clouds.request().build()).peerConnId();

        assertThat(clouds.simulator.connections()).singleElement().returns(id, c -> c.id());
        assertThat(clouds.simulator.requests().count(Operation.CREATE)).isEqualTo(2);
    }

    @Test
    void lostAnswerWithoutRepetitionIsAnUnknownOutcome() {
        fault(new Effect.ResetAfter(), Operation.CREATE);

        assertThat(create()).isInstanceOf(BceException.OutcomeUnknown.class);
        assertThat(clouds.simulator.connections()).hasSize(1);
    }

    @Test
    void resetBeforeTheWorkIsAnUnknownOutcomeToo() {
        fault(new Effect.ResetBefore(), Operation.CREATE);

        assertThat(create()).isInstanceOf(BceException.OutcomeUnknown.class);
        assertThat(clouds.simulator.connections()).isEmpty();
    }

    @Test
    void answersToACreationThatSayNothingAreUnknownOutcomes() {
        for (Effect effect : List.of(
                new Effect.EmptyBody(),
                new Effect.TruncatedBody(),
                new Effect.HtmlBody(200),
                new Effect.HtmlBody(502))) {
            clouds.simulator
                    .connections()
                    .forEach(c -> clouds.simulator.console().delete(c.id()));
            fault(effect, Operation.CREATE);

            assertThat(create())
                    .as(effect.toString())
                    .isInstanceOf(BceException.OutcomeUnknown.class)
                    .hasMessageNotContaining("gateway");
        }
    }

    @Test
    void brokenListsAreNoLists() {
        for (Effect effect : List.of(
                new Effect.EmptyBody(),
                new Effect.TruncatedBody(),
                new Effect.HtmlBody(200),
                new Effect.HtmlBody(503),
                new Effect.OversizedBody(20 << 20),
                new Effect.ResetAfter())) {
            fault(effect, Operation.LIST);

            assertThatExceptionOfType(BceException.Unavailable.class)
                    .as(effect.toString())
                    .isThrownBy(() -> client.list(ListPeerConnsRequest.all()));
        }
    }

    @Test
    void throttlingIsWaitedOut() {
        fault(new Effect.ErrorStatus(429, "RequestLimitExceeded", "slow down", Optional.of("1")), Operation.LIST);

        assertThat(retrying.list(ListPeerConnsRequest.all()).peerConns()).isEmpty();
        assertThat(clouds.simulator.requests().count(Operation.LIST)).isEqualTo(2);
    }

    @Test
    void invitationToComeBackAtOnceIsNotFollowedBehindTheCallersBack() {
        fault(new Effect.ErrorStatus(503, "ServiceUnavailable", "come back", Optional.of("0")), Operation.CREATE);

        assertThat(create()).isInstanceOf(BceException.OutcomeUnknown.class);
        assertThat(clouds.simulator.requests().count(Operation.CREATE)).isEqualTo(1);
    }

    @Test
    void endlessListIsStopped() {
        client.create(clouds.request().build());
        clouds.settle();
        clouds.simulator.faults().add(Fault.of(new Effect.EndlessList()).on(Operation.LIST));

        assertThatExceptionOfType(BceException.Unavailable.class)
                .isThrownBy(() -> client.listAll(ListPeerConnsRequest.all()).toList());
    }

    @Test
    void shorterPagesThanAskedForAreWalked() {
        for (int i = 0; i < 3; i++) {
            client.create(clouds.request().localVpcId(clouds.vpc(0, "bj", i)).build());
        }
        clouds.settle();
        clouds.simulator.faults().add(Fault.of(new Effect.PageCap(1)).on(Operation.LIST));

        assertThat(client.listAll(ListPeerConnsRequest.all())).hasSize(3);
    }

    @Test
    void wordsAndFieldsThatAreNewPassThrough() {
        String id = client.create(clouds.request().build()).peerConnId();
        clouds.settle();
        clouds.simulator.faults().add(Fault.of(new Effect.UnknownStatus("hibernating"), new Effect.ExtraFields()));

        PeerConn seen = Clouds.look(client, id, PeerConnRole.INITIATOR);

        assertThat(seen.status()).isEqualTo(PeerConnStatus.UNKNOWN);
        assertThat(seen.statusAsString()).isEqualTo("hibernating");
        assertThat(client.listAll(ListPeerConnsRequest.all()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.statusAsString()).isEqualTo("hibernating"));
    }

    @Test
    void dripEndsWithTheRequestTimeout() {
        clouds.simulator
                .faults()
                .add(Fault.of(new Effect.SlowDrip(1, Duration.ofMillis(50))).on(Operation.LIST));

        try (PeerConnClient impatient =
                clouds.builder(0, "bj").requestTimeout(Duration.ofMillis(300)).build()) {
            assertThatExceptionOfType(BceException.Unavailable.class)
                    .isThrownBy(() -> impatient.list(ListPeerConnsRequest.all()));
        }
    }

    @Test
    void clockSkewIsNamed() {
        clouds.simulator.faults().add(Fault.of(new Effect.ClockSkew(Duration.ofHours(3))));

        assertThatExceptionOfType(BceException.Unauthenticated.class)
                .isThrownBy(() -> client.list(ListPeerConnsRequest.all()))
                .satisfies(e -> assertThat(e.findCode()).contains("RequestExpired"))
                .withMessageContaining("the clock of this machine is");
    }

    @Test
    void sessionIsOpenedUsedAndRenewed() {
        try (StsClient sts = sts();
                PeerConnClient withSession = clouds.builder(0, "bj")
                        .credentials(RenewingCredentialsProvider.of(
                                () -> sts.getSessionToken(SessionTokenRequest.of(Duration.ofHours(1)))))
                        .build()) {
            String id = withSession.create(clouds.request().build()).peerConnId();
            clouds.settle();

            assertThat(Clouds.look(withSession, id, PeerConnRole.INITIATOR).peerConnId())
                    .isEqualTo(id);
            assertThat(clouds.simulator.requests().count(Operation.GET_SESSION_TOKEN))
                    .isEqualTo(1);
        }
    }

    @Test
    void roleOfTheOtherAccountIsAssumed() {
        String id = client.create(clouds.requestAcrossAccounts().build()).peerConnId();
        clouds.settle();

        try (StsClient sts = sts();
                PeerConnClient asOther = clouds.builder(1, "gz")
                        .credentials(sts.assumeRole(AssumeRoleRequest.of(
                                        clouds.simulator.account(1).accountId(), "peering"))
                                .credentials())
                        .build()) {
            asOther.accept(id);
        }
        clouds.settle();

        assertThat(Clouds.look(client, id, PeerConnRole.INITIATOR).status()).isEqualTo(PeerConnStatus.ACTIVE);
    }

    @Test
    void limitedSessionIsOpened() {
        try (StsClient sts = sts()) {
            assertThat(sts.getSessionToken(new SessionTokenRequest(
                                    Duration.ofMinutes(10),
                                    AccessControlList.of(AccessControlList.Entry.allow(
                                            "bce:vpc", "*", List.of("*"), List.of("READ")))))
                            .credentials()
                            .sessionToken())
                    .isNotBlank();
        }
    }

    private StsClient sts() {
        Account account = clouds.simulator.account(0);
        return StsClient.builder()
                .endpoint(clouds.simulator.stsEndpoint().toString())
                .credentials(account.accessKeyId(), account.secretAccessKey())
                .retryPolicy(RetryPolicy.none())
                .build();
    }
}
