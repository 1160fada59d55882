package io.baiducloud.peerconn.operator.failure;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.operator.failure.Disposition.Kind;
import io.baiducloud.peerconn.operator.plan.Reason;
import java.util.Locale;
import java.util.Optional;

/**
 * The one place that decides what a failed call means. The provider documents few codes, so an unknown code means what its
 * family means.
 */
public final class FailureClassifier {

    /**
     * Classifies a failure.
     *
     * @param failure what the client threw
     * @param secret the Secret whose keys were used, or another name for them, for the message
     */
    public Disposition classify(BceException failure, String secret) {
        return switch (failure) {
            case BceException.Unauthenticated e -> unauthenticated(e, secret);
            case BceException.Forbidden e -> forbidden(e, secret);
            case BceException.InvalidRequest e -> invalid(e);
            case BceException.NotFound e -> notFound(e);
            case BceException.Conflict e -> conflict(e);
            case BceException.QuotaExceeded e ->
                of(
                        e,
                        Kind.BACK_OFF,
                        Reason.QUOTA_EXCEEDED,
                        "A quota of the account is used up" + said(e)
                                + ": release connections that are not needed, or ask the provider to raise the quota.");
            case BceException.Throttled e ->
                of(e, Kind.THROTTLED, waiting(e), "The cloud throttles the account; waiting.");
            case BceException.Unavailable e -> unavailable(e);
            case BceException.OutcomeUnknown e ->
                of(
                        e,
                        Kind.LOOK_AGAIN,
                        Reason.PENDING,
                        "It is not known whether " + e.operation().label()
                                + " was carried out; looking before asking again.");
        };
    }

    private static Disposition unavailable(BceException e) {
        var message = e.httpStatus() == 0
                ? "The cloud cannot be reached" + network(e) + "; trying again."
                : "The cloud failed at " + e.operation().label() + " with HTTP status " + e.httpStatus() + said(e)
                        + "; trying again.";
        return of(e, Kind.BACK_OFF, waiting(e), message);
    }

    // the client's own words, which name the host; what stands in brackets at their end changes
    private static String network(BceException e) {
        var words = Optional.ofNullable(e.getMessage()).orElse("");
        var begin = words.startsWith(e.operation().label() + ": ")
                ? e.operation().label().length() + 2
                : 0;
        var end = words.lastIndexOf(" [");
        return StableText.of(words.substring(begin, end < begin ? words.length() : end), e.findRequestId())
                .map(text -> " (" + text + ")")
                .orElse("");
    }

    private static Disposition unauthenticated(BceException e, String secret) {
        var code = e.findCode().orElse("");
        if (code.equals("InvalidAccessKeyId")) {
            return of(
                    e,
                    Kind.WAIT_FOR_CREDENTIALS,
                    Reason.INVALID_ACCESS_KEY_ID,
                    "The cloud does not know the access key id in " + secret
                            + ": check its accessKeyId, and whether the access key was deleted or disabled.");
        }
        if (code.toLowerCase(Locale.ROOT).contains("token")) {
            return of(
                    e,
                    Kind.WAIT_FOR_CREDENTIALS,
                    Reason.INVALID_ACCESS_KEY_ID,
                    "The cloud rejects the session token in " + secret
                            + ", which has probably expired: replace all three keys.");
        }
        if (code.equals("RequestExpired")) {
            return of(
                    e,
                    Kind.BACK_OFF,
                    Reason.SIGNATURE_DOES_NOT_MATCH,
                    "The cloud says that our requests have expired: set the clock of the node that the operator runs on.");
        }
        return of(
                e,
                Kind.WAIT_FOR_CREDENTIALS,
                Reason.SIGNATURE_DOES_NOT_MATCH,
                "The cloud rejects the signature made with " + secret
                        + ": check that its secretAccessKey belongs to its accessKeyId.");
    }

    private static Disposition forbidden(BceException e, String secret) {
        return switch (e.findCode().orElse("")) {
            case "QualifyNotPass", "SeniorRealNameQualify" ->
                of(
                        e,
                        Kind.WAIT_FOR_CREDENTIALS,
                        Reason.NOT_ALLOWED,
                        "The account of " + secret
                                + " has not passed the provider's real-name verification: complete it in the provider's console.");
            case "OptInRequired" ->
                of(
                        e,
                        Kind.WAIT_FOR_CREDENTIALS,
                        Reason.NOT_ALLOWED,
                        "The service is not activated for the account of " + secret
                                + ": activate it in the provider's console.");
            default ->
                of(
                        e,
                        Kind.WAIT_FOR_CREDENTIALS,
                        Reason.NOT_ALLOWED,
                        "The account of " + secret + " may not " + e.operation().label() + said(e)
                                + ": give its user this permission.");
        };
    }

    private static Disposition invalid(BceException e) {
        if (carriesSpec(e.operation())) {
            return of(
                    e,
                    Kind.WAIT_FOR_SPEC,
                    Reason.BLOCKED,
                    "The cloud refuses " + e.operation().label() + said(e) + ": change the spec.");
        }
        return of(
                e,
                Kind.BACK_OFF,
                Reason.BLOCKED,
                "The cloud refuses " + e.operation().label() + said(e) + "; trying again.");
    }

    private static Disposition notFound(BceException e) {
        if (e.operation() == Operation.CREATE_PEER_CONN) {
            return of(
                    e,
                    Kind.WAIT_FOR_SPEC,
                    Reason.BLOCKED,
                    "The cloud does not find what the new connection needs" + said(e)
                            + ": check region, localVpcId, peerVpcId, peerRegion, peerAccountId and resourceGroupId.");
        }
        return of(e, Kind.LOOK_AGAIN, Reason.PENDING, "The cloud does not find the connection; looking again.");
    }

    private static Disposition conflict(BceException e) {
        if (e.findCode().orElse("").equals("IdempotentParameterMismatch")) {
            return new Disposition(
                    Kind.LOOK_AGAIN,
                    Reason.PENDING,
                    "An earlier request was perhaps carried out; looking for what it made.",
                    e.findRetryAfter(),
                    true);
        }
        if (e.operation() == Operation.CREATE_PEER_CONN) {
            return of(
                    e,
                    Kind.LOOK_AGAIN,
                    Reason.BLOCKED,
                    "Something is in the way of a new connection" + said(e)
                            + "; there can be one at most between two VPCs, so looking for it.");
        }
        return of(
                e,
                Kind.LOOK_AGAIN,
                Reason.BLOCKED,
                "The state of the connection does not allow " + e.operation().label() + said(e) + "; looking again.");
    }

    // what the others ask for leaves no room for a wrong value of the spec
    private static boolean carriesSpec(Operation operation) {
        return switch (operation) {
            case CREATE_PEER_CONN, UPDATE_PEER_CONN, RESIZE_PEER_CONN, RENEW_PEER_CONN, SET_DELETE_PROTECT -> true;
            case LIST_PEER_CONNS,
                    GET_PEER_CONN,
                    ACCEPT_PEER_CONN,
                    REJECT_PEER_CONN,
                    DELETE_PEER_CONN,
                    REFUND_PEER_CONN,
                    OPEN_DNS_SYNC,
                    CLOSE_DNS_SYNC,
                    GET_SESSION_TOKEN,
                    ASSUME_ROLE -> false;
        };
    }

    private static Reason waiting(BceException e) {
        return e.operation().isMutation() ? Reason.PENDING : Reason.UNOBSERVED;
    }

    private static String said(BceException e) {
        var sentence = Optional.ofNullable(e.failure().serviceMessage())
                .flatMap(text -> StableText.of(text, e.findRequestId()));
        var code = e.findCode().filter(word -> !word.isBlank());
        if (code.isEmpty() && sentence.isEmpty()) {
            return "";
        }
        return " ("
                + code.map(word -> sentence.isPresent() ? word + ": " : word).orElse("") + sentence.orElse("") + ")";
    }

    private static Disposition of(BceException e, Kind kind, Reason reason, String message) {
        return new Disposition(kind, reason, message, e.findRetryAfter(), e.perhapsExecuted());
    }
}
