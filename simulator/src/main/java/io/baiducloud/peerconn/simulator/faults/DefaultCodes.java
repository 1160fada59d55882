package io.baiducloud.peerconn.simulator.faults;

/** Codes for errors that a script gives only a status. For throttling no source names one. */
final class DefaultCodes {
    private DefaultCodes() {}

    static String of(int status) {
        return switch (status) {
            case 403 -> "AccessDenied";
            case 404 -> "NotFound";
            case 412 -> "PreconditionFailed";
            case 429 -> "RequestLimitExceeded";
            case 500 -> "InternalError";
            case 502 -> "BadGateway";
            case 503 -> "ServiceUnavailable";
            default -> "Http" + status;
        };
    }
}
