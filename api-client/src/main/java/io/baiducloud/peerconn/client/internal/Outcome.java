package io.baiducloud.peerconn.client.internal;

import io.baiducloud.peerconn.client.AttemptObserver.Attempt;
import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.BceException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of one attempt, collected while it goes on. Belongs to one thread. */
final class Outcome {
    private final WireRequest request;
    private final BceCredentials credentials;
    private final WireTrace trace;
    private final Clock clock;
    private int status;
    private @Nullable String requestId;
    private @Nullable Instant serverTime;
    private @Nullable String code;

    Outcome(WireRequest request, BceCredentials credentials, WireTrace trace, Clock clock) {
        this.request = request;
        this.credentials = credentials;
        this.trace = trace;
        this.clock = clock;
    }

    void answered(int httpStatus, @Nullable String requestIdHeader, @Nullable String date) {
        status = httpStatus;
        requestId = ForeignText.cleanWord(requestIdHeader, credentials);
        serverTime = HttpDates.parse(date);
    }

    @Nullable
    String requestId() {
        return requestId;
    }

    BceException refused(ServiceError raw) {
        code = ForeignText.cleanWord(raw.code(), credentials);
        if (requestId == null) {
            requestId = ForeignText.cleanWord(raw.requestId(), credentials);
        }
        ServiceError error = new ServiceError(code, ForeignText.cleanWord(raw.message(), credentials), requestId);
        Duration retryAfter = HttpDates.parseRetryAfter(trace.retryAfter(), clock.instant());
        return Failures.ofError(request.operation(), status, error, requestId, retryAfter, skewHint());
    }

    BceException unreadable(String why) {
        return Failures.ofUnreadable(request.operation(), status, requestId, why);
    }

    BceException broken(IOException cause) {
        return Failures.ofNetwork(request.operation(), status, trace.wasSent(), requestId, cause);
    }

    Attempt toAttempt(Duration duration) {
        return new Attempt(request.operation(), status, code, duration, requestId);
    }

    private @Nullable String skewHint() {
        if (!ErrorTable.saysClockSkew(code)) {
            return null;
        }
        if (serverTime == null) {
            return "the clock of this machine is wrong";
        }
        long seconds = Duration.between(serverTime, clock.instant()).toSeconds();
        return "the clock of this machine is " + Math.abs(seconds) + " s " + (seconds < 0 ? "behind" : "ahead of")
                + " the provider's: set it";
    }
}
