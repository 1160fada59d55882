package io.baiducloud.peerconn.client.internal;

import io.baiducloud.peerconn.client.Operation;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what an error answer means. The provider documents a few common codes and none for peer connections, so codes are read
 * by family, and by HTTP status where the code says nothing.
 */
final class ErrorTable {
    private ErrorTable() {}

    /** Returns what an answer that is no success means for the caller. */
    static FailureKind kindOf(Operation operation, int status, @Nullable String code) {
        String word = code == null ? "" : code.toLowerCase(Locale.ROOT);
        if (status == 429 || saysThrottled(word)) {
            return FailureKind.THROTTLED;
        }
        if (status >= 500 || status == 408 || status < 200) {
            // the last of these announce an answer, and are none
            return unanswered(operation);
        }
        if (status < 400 || status == 407) {
            // a redirect or a proxy: it did not come as far as the service
            return FailureKind.UNAVAILABLE;
        }
        FailureKind byCode = kindOfCode(word);
        return byCode == null ? kindOfStatus(status) : byCode;
    }

    /** Returns what it means that a request was sent and not answered properly. */
    static FailureKind unanswered(Operation operation) {
        return operation.isMutation() ? FailureKind.OUTCOME_UNKNOWN : FailureKind.UNAVAILABLE;
    }

    /**
     * Whether something may have been done nevertheless. A client token that was used for another request is a refusal of this
     * request only: the other one was probably executed.
     */
    static boolean perhapsExecuted(FailureKind kind, @Nullable String code) {
        return kind == FailureKind.OUTCOME_UNKNOWN
                || isTokenMismatch(code == null ? "" : code.toLowerCase(Locale.ROOT));
    }

    /** Whether the code says that the clocks differ. */
    static boolean saysClockSkew(@Nullable String code) {
        return code != null && has(code.toLowerCase(Locale.ROOT), "requestexpired", "requesttimetooskewed");
    }

    private static @Nullable FailureKind kindOfCode(String word) {
        if (word.isEmpty()) {
            return null;
        }
        if (isTokenMismatch(word)) {
            return FailureKind.CONFLICT;
        }
        if (saysUnauthenticated(word)) {
            return FailureKind.UNAUTHENTICATED;
        }
        if (has(word, "notfound", "notexist", "nosuch", "doesnotexist")) {
            return FailureKind.NOT_FOUND;
        }
        if (has(word, "quota", "limitexceed", "exceedlimit", "exceedslimit", "exceededlimit", "overlimit")) {
            return FailureKind.QUOTA_EXCEEDED;
        }
        if (has(
                word,
                "accessdenied",
                "forbidden",
                "unauthorized",
                "nopermission",
                "optinrequired",
                "qualif",
                "balance")) {
            return FailureKind.FORBIDDEN;
        }
        if (has(word, "conflict", "alreadyexist", "duplicate", "notallow", "deleteprotect", "inuse", "status")
                || (word.contains("state") && !word.contains("statement"))) {
            return FailureKind.CONFLICT;
        }
        return word.equals("invalidversion") ? FailureKind.INVALID_REQUEST : null;
    }

    private static FailureKind kindOfStatus(int status) {
        return switch (status) {
            case 401 -> FailureKind.UNAUTHENTICATED;
            case 402, 403 -> FailureKind.FORBIDDEN;
            case 404, 410 -> FailureKind.NOT_FOUND;
            case 409, 412, 423 -> FailureKind.CONFLICT;
            default -> FailureKind.INVALID_REQUEST;
        };
    }

    private static boolean saysThrottled(String word) {
        return has(
                word,
                "requestlimitexceeded",
                "throttl",
                "toomanyrequest",
                "ratelimit",
                "ratexceed",
                "flowlimit",
                "flowcontrol");
    }

    private static boolean isTokenMismatch(String word) {
        return has(word, "idempotentparametermismatch");
    }

    private static boolean saysUnauthenticated(String word) {
        return has(word, "invalidaccesskey", "signaturedoesnotmatch", "invalidhttpauthheader")
                || saysClockSkew(word)
                || (word.contains("token") && has(word, "expire", "invalid") && !word.contains("clienttoken"));
    }

    private static boolean has(String word, String... parts) {
        return Stream.of(parts).anyMatch(word::contains);
    }
}
