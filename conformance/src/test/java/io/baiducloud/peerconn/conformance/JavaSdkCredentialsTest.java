package io.baiducloud.peerconn.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.baidubce.BceServiceException;
import com.baidubce.auth.BceCredentials;
import com.baidubce.auth.DefaultBceCredentials;
import com.baidubce.auth.SignOptions;
import com.baidubce.services.peerconn.PeerConnClient;
import com.baidubce.services.peerconn.model.ListPeerConnRequest;
import com.baidubce.services.peerconn.model.ModifyBandwidthRequest;
import com.baidubce.services.sts.StsClient;
import com.baidubce.services.sts.model.GetSessionTokenRequest;
import com.baidubce.services.sts.model.GetSessionTokenResponse;
import com.baidubce.services.sts.model.GetSigninSecurityTokenRequest;
import com.baidubce.services.sts.model.GetSigninSecurityTokenResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys, sessions and validity, seen by the provider's Java SDK. */
class JavaSdkCredentialsTest {
    private static SimulatorProcess cloud;

    @BeforeAll
    static void startTheCloud() throws Exception {
        cloud = SimulatorProcess.start();
    }

    @AfterAll
    static void stopTheCloud() {
        cloud.close();
    }

    @ParameterizedTest
    @EnumSource(SdkUser.Signing.class)
    void aWrongSecretIsASignatureThatDoesNotMatch(SdkUser.Signing signing) {
        String key = cloud.account(0).get("accessKeyId").asText();
        BceServiceException refusal = refusedList(new DefaultBceCredentials(key, "guessed"), signing);
        assertThat(refusal.getErrorCode()).isEqualTo("SignatureDoesNotMatch");
        assertThat(refusal.getStatusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(SdkUser.Signing.class)
    void anUnknownKeyIsNotInTheRecords(SdkUser.Signing signing) {
        BceServiceException refusal = refusedList(new DefaultBceCredentials("nobody", "nothing"), signing);
        assertThat(refusal.getErrorCode()).isEqualTo("InvalidAccessKeyId");
        assertThat(refusal.getStatusCode()).isEqualTo(403);
    }

    @Test
    void anOldSignatureHasExpired() {
        PeerConnClient late = signedAt(Instant.now().minus(Duration.ofHours(2)));
        // a request with a body: the SDK does not repeat those
        BceServiceException refusal = catchThrowableOfType(
                BceServiceException.class,
                () -> late.modifyBandwith(new ModifyBandwidthRequest()
                        .withPeerConnId("peerconn-000000000000")
                        .withNewBandwidthInMbps(1)));
        assertThat(refusal.getErrorCode()).isEqualTo("RequestExpired");
        assertThat(refusal.getStatusCode()).isEqualTo(400);
        assertThat(refusal.getErrorMessage()).contains("Timestamp date is 20");
    }

    @ParameterizedTest
    @EnumSource(SdkUser.Signing.class)
    void sessionCredentialsAreAsGoodAsTheOnesBehindThem(SdkUser.Signing signing) {
        // given
        GetSessionTokenResponse session =
                SdkUser.sts(cloud, 0).getSessionToken(new GetSessionTokenRequest().withDurationSeconds(900));
        assertThat(session.getExpiration())
                .isBetween(
                        Date.from(Instant.now().plusSeconds(800)),
                        Date.from(Instant.now().plusSeconds(1000)));
        BceCredentials credentials =
                SdkUser.session(session.getAccessKeyId(), session.getSecretAccessKey(), session.getSessionToken());
        // then
        assertThat(SdkUser.client(cloud.endpoint("bj"), credentials, signing)
                        .listPeerConn(new ListPeerConnRequest())
                        .getPeerConns())
                .isEmpty();
        SignOptions tokenInQuery = SdkUser.signing("host");
        tokenInQuery.setUseStsHeader(false);
        assertThat(SdkUser.client(cloud.endpoint("bj"), credentials, () -> tokenInQuery)
                        .listPeerConn(new ListPeerConnRequest())
                        .getPeerConns())
                .isEmpty();
        BceServiceException forgery =
                refusedList(SdkUser.session(session.getAccessKeyId(), session.getSecretAccessKey(), "forged"), signing);
        assertThat(forgery.getErrorCode()).isEqualTo("InvalidSessionToken");
        BceServiceException bare =
                refusedList(new DefaultBceCredentials(session.getAccessKeyId(), session.getSecretAccessKey()), signing);
        assertThat(bare.getStatusCode()).isEqualTo(403);
    }

    @Test
    void aSessionCanBeLimitedByAnAccessControlList() {
        StsClient sts = SdkUser.sts(cloud, 0);
        String acl = "{\"id\":\"10eb6f5ff6ff4605bf044313e8f3ffa5\",\"accessControlList\":[{\"eid\":\"e0\",\"effect\":"
                + "\"Allow\",\"resource\":[\"*\"],\"region\":\"bj\",\"service\":\"bce:vpc\",\"permission\":[\"READ\"]}]}";
        assertThat(sts.getSessionToken(new GetSessionTokenRequest().withAcl(acl))
                        .getSessionToken())
                .isNotEmpty();
        BceServiceException refusal = catchThrowableOfType(
                BceServiceException.class,
                () -> sts.getSessionToken(new GetSessionTokenRequest().withAcl("no acl at all")));
        assertThat(refusal.getErrorCode()).isEqualTo("InvalidRequestBody");
        assertThat(refusal.getStatusCode()).isEqualTo(400);
    }

    @Test
    void aSigninTokenNamesItsUser() {
        GetSigninSecurityTokenRequest request = new GetSigninSecurityTokenRequest();
        request.setUserId("user-7");
        GetSigninSecurityTokenResponse token = SdkUser.sts(cloud, 0).getSigninSecurityToken(request);
        assertThat(token.getUserId()).isEqualTo("user-7");
        assertThat(token.getSessionToken()).isNotEmpty();
        assertThat(token.getExpiration()).isAfter(token.getCreateTime());
    }

    private static BceServiceException refusedList(BceCredentials credentials, SdkUser.Signing signing) {
        return catchThrowableOfType(
                BceServiceException.class,
                () -> SdkUser.client(cloud.endpoint("bj"), credentials, signing)
                        .listPeerConn(new ListPeerConnRequest()));
    }

    private static PeerConnClient signedAt(Instant time) {
        return SdkUser.client(cloud.endpoint("bj"), SdkUser.credentials(cloud, 0), () -> {
            SignOptions options = SdkUser.signing("host");
            options.setTimestamp(Date.from(time));
            return options;
        });
    }
}
