package io.baiducloud.peerconn.operator.check;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.Endpoint;
import io.baiducloud.peerconn.client.ListPeerConnsRequest;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.credentials.CredentialsState;
import io.baiducloud.peerconn.operator.failure.FailureClassifier;
import io.baiducloud.peerconn.operator.kube.StartupFailure;
import io.baiducloud.peerconn.operator.kube.StartupFailure.Kind;
import io.baiducloud.peerconn.operator.observe.ClientFactory;
import java.util.TreeSet;

/** One list of one row: whether the cloud can be reached, and takes the keys. */
final class CloudLook {
    private final OperatorConfig config;
    private final ClientFactory clouds;
    private final CredentialsState.Usable credentials;

    CloudLook(OperatorConfig config, ClientFactory clouds, CredentialsState.Usable credentials) {
        this.config = config;
        this.clouds = clouds;
        this.credentials = credentials;
    }

    /**
     * Looks at a region.
     *
     * @throws StartupFailure when it cannot be looked at
     */
    String at(String region) {
        try (var client = clouds.create(credentials.credentials(), region)) {
            client.list(ListPeerConnsRequest.all().withMaxKeys(1));
            return "The cloud accepts these keys in region " + region + ", at " + config.endpointOf(region) + ".";
        } catch (BceException e) {
            throw explained(e, region);
        }
    }

    private StartupFailure explained(BceException failure, String region) {
        return switch (failure) {
            case BceException.Unauthenticated e -> of(Kind.SETTINGS, e, inOurWords(e));
            case BceException.Forbidden e -> of(Kind.NOT_PERMITTED, e, inOurWords(e));
            case BceException.Unavailable e ->
                of(
                        Endpoint.REGIONS.contains(region) || config.endpoints().containsKey(region)
                                ? Kind.UNREACHABLE
                                : Kind.SETTINGS,
                        e,
                        "Region " + region + " cannot be listed at " + config.endpointOf(region) + " ("
                                + e.getMessage()
                                + "): check the network and its policies, the region code (known are "
                                + String.join(", ", new TreeSet<>(Endpoint.REGIONS))
                                + "), and the chart values proxy and endpoints (options --proxy and --endpoint).");
            case BceException.Throttled e ->
                of(
                        Kind.UNREACHABLE,
                        e,
                        "The cloud throttles this account in region " + region
                                + ": something else uses up its quota; try again later.");
            case BceException.InvalidRequest e -> refused(e, region);
            case BceException.NotFound e -> refused(e, region);
            case BceException.Conflict e -> refused(e, region);
            case BceException.QuotaExceeded e -> refused(e, region);
            case BceException.OutcomeUnknown e -> refused(e, region);
        };
    }

    private String inOurWords(BceException e) {
        return new FailureClassifier()
                .classify(e, "Secret " + credentials.secret())
                .message();
    }

    private StartupFailure refused(BceException e, String region) {
        return of(
                Kind.UNREACHABLE,
                e,
                "The cloud refuses to list peer connections in region " + region + ", at " + config.endpointOf(region)
                        + " (" + e.getMessage() + "): check that this is the address of the provider's API.");
    }

    private static StartupFailure of(Kind kind, BceException cause, String message) {
        return new StartupFailure(kind, message, cause);
    }
}
