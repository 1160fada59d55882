package io.baiducloud.peerconn.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Session credentials that are renewed before they end, by the first call that comes close to it. While one caller renews, the
 * others go on with what is still valid; a renewal that fails is tried again later, and ends calls only when nothing valid is
 * left. Callers that wait for the same renewal share its failure, too: they do not queue up to repeat it.
 *
 * <pre>{@code
 * var credentials = RenewingCredentialsProvider.of(() -> sts.getSessionToken(SessionTokenRequest.defaults()));
 * }</pre>
 */
public final class RenewingCredentialsProvider implements CredentialsProvider {
    private static final Logger LOG = LoggerFactory.getLogger(RenewingCredentialsProvider.class);
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(5);

    private final Supplier<SessionCredentials> source;
    private final Duration renewBefore;
    private final Clock clock;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Session session;
    private volatile @Nullable Failed lastFailure;

    private RenewingCredentialsProvider(Supplier<SessionCredentials> source, Duration renewBefore, Clock clock) {
        this.source = Objects.requireNonNull(source, "source");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.renewBefore = renewBefore;
        if (renewBefore.isNegative() || renewBefore.isZero()) {
            throw new IllegalArgumentException("renewBefore: must be longer than nothing, is " + renewBefore);
        }
    }

    /** Renews five minutes before the end. */
    public static RenewingCredentialsProvider of(Supplier<SessionCredentials> source) {
        return of(source, RENEW_BEFORE, Clock.systemUTC());
    }

    /**
     * Renews some time before the end.
     *
     * @param source opens a session, such as by {@link StsClient#getSessionToken(SessionTokenRequest)}
     * @param renewBefore how long before the end; of a short session no more than its last quarter
     * @param clock tells when that is
     */
    public static RenewingCredentialsProvider of(
            Supplier<SessionCredentials> source, Duration renewBefore, Clock clock) {
        return new RenewingCredentialsProvider(source, renewBefore, clock);
    }

    @Override
    public BceCredentials credentials() {
        Session current = session;
        Instant now = clock.instant();
        if (current != null && now.isBefore(current.renewAt())) {
            return current.credentials();
        }
        if (current != null && now.isBefore(current.end())) {
            return renewing.tryLock() ? renewed(current, lastFailure) : current.credentials();
        }
        Failed earlier = lastFailure;
        renewing.lock();
        return renewed(current, earlier);
    }

    /**
     * Renews, unless another thread has just tried; lets the lock go.
     *
     * @param earlier the last failure before this thread began to wait
     */
    private BceCredentials renewed(@Nullable Session seen, @Nullable Failed earlier) {
        try {
            Session current = session;
            if (current != null && clock.instant().isBefore(current.renewAt())) {
                return current.credentials();
            }
            Failed meanwhile = lastFailure;
            if (meanwhile != null && meanwhile != earlier) {
                throw meanwhile.cause;
            }
            return renew(seen);
        } finally {
            renewing.unlock();
        }
    }

    private BceCredentials renew(@Nullable Session seen) {
        try {
            Session next = open();
            session = next;
            lastFailure = null;
            return next.credentials();
        } catch (RuntimeException e) {
            return afterFailure(seen, e);
        }
    }

    private Session open() {
        SessionCredentials opened = source.get();
        Instant now = clock.instant();
        Duration quarter = Duration.between(now, opened.expiration()).dividedBy(4);
        Duration before = quarter.compareTo(renewBefore) < 0 ? quarter : renewBefore;
        return new Session(opened.credentials(), opened.expiration().minus(before), opened.expiration());
    }

    private BceCredentials afterFailure(@Nullable Session seen, RuntimeException failure) {
        Instant now = clock.instant();
        if (seen == null || !now.isBefore(seen.end())) {
            lastFailure = new Failed(failure);
            throw failure;
        }
        // not with every call: a tenth of what is left, then once more
        session = new Session(
                seen.credentials(), now.plus(Duration.between(now, seen.end()).dividedBy(10)), seen.end());
        LOG.atWarn()
                .addKeyValue("validUntil", seen.end())
                .setCause(failure)
                .log("Session credentials could not be renewed");
        return seen.credentials();
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "RenewingCredentialsProvider[renewBefore=" + renewBefore + "]";
    }

    /** A failed renewal. Two are the same only if they are one. */
    private static final class Failed {
        private final RuntimeException cause;

        private Failed(RuntimeException cause) {
            this.cause = cause;
        }
    }

    private record Session(BceCredentials credentials, Instant renewAt, Instant end) {}
}
