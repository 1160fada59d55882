package io.baiducloud.peerconn.simulator.auth;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parsed value {@code bce-auth-v1/AK/timestamp/seconds/signedHeaders/signature}.
 *
 * @param prefix everything before the signed headers: the message of the signing key
 * @param signedHeaders the listed names; empty means the default set
 */
record AuthorizationHeader(
        String prefix,
        String accessKeyId,
        Instant start,
        Duration validity,
        List<String> signedHeaders,
        String signature) {

    private static final Pattern FORM =
            Pattern.compile("(bce-auth-v1/([^/]+)/(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)/(\\d{1,10}))"
                    + "/([^/]*)/([0-9a-f]{64})");

    static Optional<AuthorizationHeader> parse(String value) {
        Matcher matcher = FORM.matcher(value.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            long seconds = Long.parseLong(matcher.group(4));
            String names = matcher.group(5);
            return seconds == 0
                    ? Optional.empty()
                    : Optional.of(new AuthorizationHeader(
                            matcher.group(1),
                            matcher.group(2),
                            Instant.parse(matcher.group(3)),
                            Duration.ofSeconds(seconds),
                            names.isEmpty() ? List.of() : List.of(names.split(";", -1)),
                            matcher.group(6)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
