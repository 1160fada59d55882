package io.baiducloud.peerconn.simulator.auth;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The Date header, as the message of RequestExpired wants it. */
final class RequestDate {
    private RequestDate() {}

    static Optional<String> toIso(String rfc822) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME
                    .parse(rfc822, Instant::from)
                    .toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
