package io.baiducloud.peerconn.client;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a new connection is paid for.
 *
 * @param paymentTiming {@link PaymentTiming#PREPAID} or {@link PaymentTiming#POSTPAID}
 * @param reservationMonths months to pay in advance (1-9, 12, 24 or 36); for Prepaid only, and needed there
 */
public record Billing(PaymentTiming paymentTiming, @Nullable Integer reservationMonths) {
    /** The lengths the provider sells, in months. */
    public static final Set<Integer> RESERVATION_MONTHS = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36);

    /** Checks that a reservation is there for Prepaid only, and has a length that is sold. */
    public Billing {
        switch (paymentTiming) {
            case POSTPAID -> {
                if (reservationMonths != null) {
                    throw new IllegalArgumentException("billing: Postpaid has no reservation");
                }
            }
            case PREPAID -> {
                if (reservationMonths == null) {
                    throw new IllegalArgumentException("billing: Prepaid needs reservationMonths");
                }
                requireSoldLength(reservationMonths);
            }
            case UNKNOWN -> throw new IllegalArgumentException("billing: paymentTiming must be Prepaid or Postpaid");
        }
    }

    /** Billed by use. */
    public static Billing postpaid() {
        return new Billing(PaymentTiming.POSTPAID, null);
    }

    /** Paid in advance for a number of months: 1-9, 12, 24 or 36. */
    public static Billing prepaid(int months) {
        return new Billing(PaymentTiming.PREPAID, months);
    }

    static int requireSoldLength(int months) {
        if (!RESERVATION_MONTHS.contains(months)) {
            throw new IllegalArgumentException(
                    "billing: reservationMonths is " + months + ", the provider sells 1-9, 12, 24 and 36");
        }
        return months;
    }
}
