package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PaymentTiming;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import org.jspecify.annotations.Nullable;

/** Tells prepaid connections from others: where the cloud's word is not understood, what costs money is assumed. */
final class Payments {
    private Payments() {}

    /** Whether the connection that is there is paid for in advance. */
    static boolean isPrepaid(Situation s, PeerConn row) {
        return isPrepaid(s.desired(), row.paymentTiming(), row.expiredTime());
    }

    /** Whether the connection that was seen last, and is gone, was paid for in advance, or its successor would be. */
    static boolean wasPrepaid(Situation s) {
        PeerConnectionStatus status = s.memory().status();
        return declaresPrepaid(s.desired())
                || isPrepaid(s.desired(), PaymentTiming.of(status.paymentTiming()), status.expiredTime());
    }

    private static boolean isPrepaid(Desired desired, PaymentTiming word, @Nullable String expiredTime) {
        return switch (word) {
            case PREPAID -> true;
            case POSTPAID -> false;
            case UNKNOWN -> expiredTime != null || declaresPrepaid(desired);
        };
    }

    private static boolean declaresPrepaid(Desired desired) {
        return desired.paymentTiming() == io.baiducloud.peerconn.crd.PaymentTiming.PREPAID;
    }
}
