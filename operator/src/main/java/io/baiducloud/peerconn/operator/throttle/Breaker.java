package io.baiducloud.peerconn.operator.throttle;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.operator.schedule.GrowingDelay;
import io.baiducloud.peerconn.operator.throttle.Health.Proven;
import io.baiducloud.peerconn.operator.throttle.Health.Refusal;
import io.baiducloud.peerconn.operator.throttle.Health.Refused;
import io.baiducloud.peerconn.operator.throttle.Health.Unproven;
import io.baiducloud.peerconn.operator.throttle.Health.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Stops the calls of a credential that cannot work. Only plain lists decide, for a failing mutation may have a reason of its
 * own; and while it is open, the list is the one probe, at a distance that grows from 5 s to 10 min.
 */
public final class Breaker {
    private static final GrowingDelay DISTANCE = new GrowingDelay(Duration.ofSeconds(5), Duration.ofMinutes(10));

    private record State(
            Health health, int failures, @Nullable Instant nextProbe) {}

    private final RandomGenerator random;
    private volatile State state = new State(new Unproven(), 0, null);

    /** A closed breaker. */
    public Breaker(RandomGenerator random) {
        this.random = random;
    }

    /** Returns what the lists have shown. */
    public Health health() {
        return state.health();
    }

    /** Returns when the list may be tried again; empty while it works. */
    public Optional<Instant> nextProbe() {
        return Optional.ofNullable(state.nextProbe());
    }

    /** Notes a complete list. */
    public void listWorked() {
        state = new State(new Proven(), 0, null);
    }

    /** Notes a list that failed. */
    public void listFailed(BceException failure, Instant now) {
        switch (failure) {
            case BceException.Unauthenticated e ->
                refused(refusalOf(e.findCode().orElse("")), e, now);
            case BceException.Forbidden e -> refused(Refusal.NOT_ALLOWED, e, now);
            case BceException.InvalidRequest _,
                    BceException.NotFound _,
                    BceException.Conflict _,
                    BceException.QuotaExceeded _,
                    BceException.Throttled _,
                    BceException.Unavailable _,
                    BceException.OutcomeUnknown _ -> unreachable(answered(failure), now);
        }
    }

    /** Notes a list that was no list. */
    public void listMadeNoSense(String message, Instant now) {
        unreachable(message, now);
    }

    private static Refusal refusalOf(String code) {
        if (isAboutSession(code)) {
            return Refusal.INVALID_ACCESS_KEY_ID;
        }
        return switch (code) {
            case "InvalidAccessKeyId" -> Refusal.INVALID_ACCESS_KEY_ID;
            case "RequestExpired" -> Refusal.REQUEST_EXPIRED;
            default -> Refusal.SIGNATURE_DOES_NOT_MATCH;
        };
    }

    /** No source names the code of an expired session; every name for it will have this word. */
    private static boolean isAboutSession(String code) {
        return code.toLowerCase(Locale.ROOT).contains("token");
    }

    private void refused(Refusal refusal, BceException e, Instant now) {
        String code = e.findCode().map(word -> " (" + word + ")").orElse("");
        String message =
                switch (refusal) {
                    case INVALID_ACCESS_KEY_ID ->
                        isAboutSession(code)
                                ? "the cloud rejects the session token, which has probably expired" + code
                                : "the cloud does not know the access key id" + code;
                    case SIGNATURE_DOES_NOT_MATCH -> "the cloud rejects the signature" + code;
                    case REQUEST_EXPIRED -> "the cloud says that our requests have expired" + code;
                    case NOT_ALLOWED -> "the account of this key may not list peer connections" + code;
                };
        fail(new Refused(refusal, message, now), now);
    }

    private static String answered(BceException e) {
        // no message of the transport or the provider: they hold ports, times and ids, and this text has to stay the
        // same
        return e.httpStatus() == 0
                ? "the endpoint does not answer"
                : "the list of connections fails with HTTP " + e.httpStatus()
                        + e.findCode().map(code -> " " + code).orElse("");
    }

    private void unreachable(String message, Instant now) {
        boolean firstBlip = state.health() instanceof Proven && state.failures() == 0;
        // one lost answer is no outage, and telling a thousand objects of it would make it one
        fail(firstBlip ? state.health() : new Unreachable(message, now), now);
    }

    private void fail(Health seen, Instant now) {
        Health health = isSame(state.health(), seen) ? state.health() : seen;
        int failures = state.failures() + 1;
        state = new State(health, failures, now.plus(DISTANCE.jittered(failures, random)));
    }

    private static boolean isSame(Health one, Health other) {
        return switch (one) {
            case Unproven _ -> other instanceof Unproven;
            case Proven _ -> other instanceof Proven;
            case Refused r ->
                other instanceof Refused o
                        && r.refusal() == o.refusal()
                        && r.message().equals(o.message());
            case Unreachable u -> other instanceof Unreachable o && u.message().equals(o.message());
        };
    }
}
