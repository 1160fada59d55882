package io.baiducloud.peerconn.operator.export;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.Endpoint;
import io.baiducloud.peerconn.operator.kube.StartupFailure;
import io.baiducloud.peerconn.operator.kube.StartupFailure.Kind;
import java.util.TreeSet;

/** What a failed look at the cloud means to the person who runs the export. */
final class ExportProblems {
    private ExportProblems() {}

    static StartupFailure explain(BceException failure, String region, String endpoint) {
        return switch (failure) {
            case BceException.Unauthenticated e ->
                of(
                        Kind.SETTINGS,
                        e,
                        "the cloud rejects the keys" + said(e)
                                + ": check PEERCONN_ACCESS_KEY_ID, PEERCONN_SECRET_ACCESS_KEY and, for session keys,"
                                + " PEERCONN_SESSION_TOKEN; and the clock of this machine");
            case BceException.Forbidden e ->
                of(
                        Kind.NOT_PERMITTED,
                        e,
                        "these keys may not list peer connections in region " + region + said(e)
                                + ": give their user the permission to read them");
            case BceException.Unavailable e ->
                // a region that nobody knows has no endpoint
                of(
                        Endpoint.REGIONS.contains(region) ? Kind.UNREACHABLE : Kind.SETTINGS,
                        e,
                        "region " + region + " cannot be listed at " + endpoint + said(e)
                                + ": check the region code (known are "
                                + String.join(", ", new TreeSet<>(Endpoint.REGIONS))
                                + "), the network, and --proxy and --endpoint");
            case BceException.Throttled e ->
                of(Kind.UNREACHABLE, e, "the cloud throttles these keys" + said(e) + ": try again later");
            case BceException.InvalidRequest e -> refused(e);
            case BceException.NotFound e -> refused(e);
            case BceException.Conflict e -> refused(e);
            case BceException.QuotaExceeded e -> refused(e);
            case BceException.OutcomeUnknown e -> refused(e);
        };
    }

    private static StartupFailure refused(BceException e) {
        return of(Kind.UNREACHABLE, e, "the cloud refuses to list peer connections" + said(e));
    }

    private static StartupFailure of(Kind kind, BceException cause, String message) {
        return new StartupFailure(kind, "export: " + message + ".", cause);
    }

    // the client's own words hold no key, no signature and no header
    private static String said(BceException e) {
        return " (" + e.getMessage() + ")";
    }
}
