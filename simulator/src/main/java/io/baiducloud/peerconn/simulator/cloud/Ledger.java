package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.settings.Rules;
import io.baiducloud.peerconn.simulator.settings.Settings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who owes what for which call. */
public final class Ledger {
    private static final BigDecimal SECONDS_PER_MONTH =
            BigDecimal.valueOf(Duration.ofDays(30).toSeconds());
    private static final BigDecimal CONSUMED_FACTOR = new BigDecimal("1.5");

    private final BoundedLog<Charge> charges = new BoundedLog<>(100_000);

    /** Every line, oldest first. */
    public List<Charge> charges() {
        return charges.entries();
    }

    void replaceAll(List<Charge> lines) {
        charges.clear();
        lines.forEach(charges::add);
    }

    /** Puts a line on the initiator's bill. */
    void charge(Connection connection, Operation cause, BigDecimal amount, Instant now, String clientToken) {
        charges.add(new Charge(
                now,
                connection.initiator().accountId(),
                connection.id(),
                cause,
                amount.setScale(2, RoundingMode.HALF_UP),
                clientToken));
    }

    /** Price of a term. */
    static BigDecimal price(Connection connection, int bandwidth, BigDecimal months, Settings settings) {
        return connection.isSameRegion()
                ? BigDecimal.ZERO
                : settings.get(Rules.PRICE)
                        .multiply(BigDecimal.valueOf(bandwidth))
                        .multiply(months);
    }

    /** The time from one moment to another in months of thirty days. */
    static BigDecimal months(Instant from, Instant to) {
        return BigDecimal.valueOf(Math.max(0, Duration.between(from, to).toSeconds()))
                .divide(SECONDS_PER_MONTH, MathContext.DECIMAL64);
    }

    /** What was paid for a connection so far. */
    BigDecimal paid(Connection connection) {
        return charges.entries().stream()
                .filter(charge -> charge.peerConnId().equals(connection.id()))
                .map(Charge::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What comes back when a prepaid connection is given up before its end: total less 1.5 times the consumed part. */
    BigDecimal refundable(Connection connection, Instant now) {
        Instant end = connection.expires();
        BigDecimal total = paid(connection);
        if (end == null || !end.isAfter(connection.created())) {
            return BigDecimal.ZERO;
        }
        BigDecimal consumed = total.multiply(months(connection.created(), now))
                .divide(months(connection.created(), end), MathContext.DECIMAL64);
        return total.subtract(consumed.multiply(CONSUMED_FACTOR)).max(BigDecimal.ZERO);
    }
}
