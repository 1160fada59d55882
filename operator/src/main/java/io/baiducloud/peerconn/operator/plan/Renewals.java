package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PaymentTiming;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.crd.AutoRenew;
import io.baiducloud.peerconn.crd.Renewal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The opt-in renewal of a prepaid connection: asked for once for each end, whatever crashes in between. */
final class Renewals {
    private static final int DEFAULT_MONTHS = 1;
    private static final int DEFAULT_DAYS_LEFT = 7;

    private Renewals() {}

    static Optional<Step> step(Situation s, PeerConn row) {
        Optional<Instant> due = dueAt(s, row);
        String expiredTime = row.expiredTime();
        int months = s.desired().autoRenew().map(AutoRenew::months).orElse(DEFAULT_MONTHS);
        if (due.isEmpty() || expiredTime == null) {
            return isUncertain(s, row)
                    ? Optional.of(Step.ifEver(
                            "the cloud shows when the prepaid time ends, in words that this version knows",
                            new Action.Renew(row.peerConnId(), months, "")))
                    : Optional.empty();
        }
        if (s.now().isBefore(due.get())) {
            return Optional.empty();
        }
        Action.Renew action = new Action.Renew(row.peerConnId(), months, expiredTime);
        Renewal asked = s.memory().status().renewal();
        if (asked != null && !hasMovedOn(s, asked, expiredTime)) {
            boolean lag = asked.requestedAt() != null
                    && s.now().isBefore(asked.requestedAt().plus(s.policies().visibilityGrace()));
            return Optional.of(
                    lag
                            ? Step.when("the cloud shows the renewal that was asked for", action)
                            : Step.blocked(
                                    "it was asked for once and status.expiredTime has not moved; it is not paid"
                                            + " for twice: look at the connection in the console and renew it there",
                                    action));
        }
        return Optional.of(
                row.status() == PeerConnStatus.ACTIVE
                        ? Step.now(action)
                        : Step.when("the connection is active", action));
    }

    /**
     * Whether the connection certainly ends later than it did when a renewal was asked for. A list that lags may show an
     * older end, and another answer the same end spelt otherwise: by one zone later, by the other not. That is no move.
     */
    private static boolean hasMovedOn(Situation s, Renewal asked, String expiredTime) {
        Optional<CloudTime> before =
                CloudTime.find(asked.expiredTime(), s.policies().cloudTimeZone());
        Optional<CloudTime> now = CloudTime.find(expiredTime, s.policies().cloudTimeZone());
        return before.isPresent()
                && now.isPresent()
                && now.get().earliest().isAfter(before.get().latest());
    }

    /** Whether a connection that may be prepaid does not say when it ends: nobody is to rely on its being renewed. */
    private static boolean isUncertain(Situation s, PeerConn row) {
        return s.desired().autoRenew().isPresent()
                && row.status() == PeerConnStatus.ACTIVE
                && Payments.isPrepaid(s, row);
    }

    /** When the next renewal is to be asked for. */
    static Optional<Instant> dueAt(Situation s, PeerConn row) {
        if (s.desired().autoRenew().isEmpty() || row.paymentTiming() != PaymentTiming.PREPAID) {
            return Optional.empty();
        }
        int daysLeft = s.desired().autoRenew().map(AutoRenew::whenDaysLeft).orElse(DEFAULT_DAYS_LEFT);
        return CloudTime.find(row.expiredTime(), s.policies().cloudTimeZone())
                .map(end -> end.earliest().minus(Duration.ofDays(daysLeft)));
    }
}
