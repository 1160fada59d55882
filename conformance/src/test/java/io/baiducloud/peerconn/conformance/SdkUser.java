package io.baiducloud.peerconn.conformance;

import com.baidubce.BceClientConfiguration;
import com.baidubce.auth.BceCredentials;
import com.baidubce.auth.DefaultBceCredentials;
import com.baidubce.auth.DefaultBceSessionCredentials;
import com.baidubce.auth.SignOptions;
import com.baidubce.internal.InternalRequest;
import com.baidubce.model.AbstractBceResponse;
import com.baidubce.services.eip.model.Billing;
import com.baidubce.services.peerconn.PeerConnClient;
import com.baidubce.services.peerconn.PeerConnClientConfiguration;
import com.baidubce.services.peerconn.model.CreatePeerConnRequest;
import com.baidubce.services.peerconn.model.GetPeerConnRequest;
import com.baidubce.services.peerconn.model.GetPeerConnResponse;
import com.baidubce.services.peerconn.model.PeerConnIdRequest;
import com.baidubce.services.sts.StsClient;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Somebody who uses the provider's Java SDK the way its documentation shows. */
final class SdkUser {
    private SdkUser() {}

    /** How requests are signed. */
    enum Signing {
        /** The SDK's default: an empty list of signed headers. */
        DEFAULT,
        /** A list, written out. */
        EXPLICIT
    }

    static PeerConnClient client(SimulatorProcess cloud, int account, String region, Signing signing) {
        return client(cloud.endpoint(region), credentials(cloud, account), signing);
    }

    static PeerConnClient client(String endpoint, BceCredentials credentials, Signing signing) {
        return signing == Signing.DEFAULT
                ? new PeerConnClient(configuration(endpoint, credentials))
                : client(endpoint, credentials, () -> signing("host", "content-type", "date", "x-bce-security-token"));
    }

    static PeerConnClient client(String endpoint, BceCredentials credentials, Supplier<SignOptions> options) {
        return new WithSignOptions(configuration(endpoint, credentials), options);
    }

    private static PeerConnClientConfiguration configuration(String endpoint, BceCredentials credentials) {
        PeerConnClientConfiguration configuration = new PeerConnClientConfiguration();
        configuration.setCredentials(credentials);
        configuration.setEndpoint(endpoint);
        return configuration;
    }

    static StsClient sts(SimulatorProcess cloud, int account) {
        return new StsClient(new BceClientConfiguration()
                .withCredentials(credentials(cloud, account))
                .withEndpoint(cloud.endpoint("bj")));
    }

    static BceCredentials credentials(SimulatorProcess cloud, int account) {
        return new DefaultBceCredentials(
                cloud.account(account).get("accessKeyId").asText(),
                cloud.account(account).get("secretAccessKey").asText());
    }

    static BceCredentials session(String accessKeyId, String secret, String token) {
        return new DefaultBceSessionCredentials(accessKeyId, secret, token);
    }

    static CreatePeerConnRequest order(String localVpc, String peerVpc, String peerRegion, String timing) {
        Billing billing = new Billing();
        billing.setPaymentTiming(timing);
        CreatePeerConnRequest request = new CreatePeerConnRequest().withBilling(billing);
        request.setBandwidthInMbps(20);
        request.setDescription("orders to billing");
        request.setLocalIfName("orders");
        request.setLocalVpcId(localVpc);
        request.setPeerVpcId(peerVpc);
        request.setPeerRegion(peerRegion);
        return request;
    }

    static GetPeerConnResponse detail(PeerConnClient client, String id, String role) {
        return client.getPeerConn(new GetPeerConnRequest().withPeerConnId(id).withRole(role));
    }

    static PeerConnIdRequest id(String id) {
        return new PeerConnIdRequest().withPeerConnId(id);
    }

    /** The SDK takes sign options per request only: this client gives them to each. */
    private static final class WithSignOptions extends PeerConnClient {
        private final Supplier<SignOptions> options;

        private WithSignOptions(PeerConnClientConfiguration configuration, Supplier<SignOptions> options) {
            super(configuration);
            this.options = options;
        }

        @Override
        public String computeServiceId() {
            // the SDK would derive it from the package of this very class
            return "peerconn";
        }

        @Override
        protected <T extends AbstractBceResponse> T invokeHttpClient(InternalRequest request, Class<T> responseClass) {
            request.setSignOptions(options.get());
            return super.invokeHttpClient(request, responseClass);
        }
    }

    static SignOptions signing(String... headers) {
        SignOptions options = new SignOptions();
        options.setHeadersToSign(new TreeSet<>(Set.of(headers)));
        return options;
    }
}
