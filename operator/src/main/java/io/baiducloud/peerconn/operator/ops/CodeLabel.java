package io.baiducloud.peerconn.operator.ops;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The label of an answer: a code that the provider documents, a class of HTTP statuses, or "other". */
final class CodeLabel {
    private static final Set<String> DOCUMENTED = Set.of(
            "AccessDenied",
            "QualifyNotPass",
            "InappropriateJSON",
            "InternalError",
            "InvalidAccessKeyId",
            "InvalidHTTPAuthHeader",
            "InvalidHTTPRequest",
            "InvalidURI",
            "MalformedJSON",
            "InvalidVersion",
            "OptInRequired",
            "PreconditionFailed",
            "RequestExpired",
            "IdempotentParameterMismatch",
            "SignatureDoesNotMatch",
            "NoSuchObject",
            "RequestLimitExceeded");

    private CodeLabel() {}

    static String of(int httpStatus, @Nullable String code) {
        if (code != null && DOCUMENTED.contains(code)) {
            return code;
        }
        return switch (httpStatus) {
            case 0 -> "none";
            case 429 -> "429";
            case 503 -> "503";
            default -> httpStatus / 100 == 2 ? "ok" : LabelBudget.OTHER;
        };
    }
}
