package io.baiducloud.peerconn.client.internal;

import io.baiducloud.peerconn.client.BceCredentials;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes text from outside fit for messages and logs: one line, not long, no control characters, and nothing of what the request
 * carried in confidence, should the other end repeat it.
 */
final class ForeignText {
    private static final int LONGEST = 500;
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+");
    /** The header as a whole, and what a signature by itself looks like. */
    private static final Pattern AUTHORIZATION = Pattern.compile("bce-auth-v1/\\S*|\\b[0-9a-fA-F]{64}\\b");

    private static final String REMOVED = "[removed]";

    private ForeignText() {}

    static @Nullable String clean(@Nullable String text, BceCredentials credentials) {
        if (text == null) {
            return null;
        }
        // a signature error may repeat the canonical request, which begins on the first line and fills the next ones
        String line = text.strip().lines().findFirst().orElse("");
        line = line.replace(credentials.secretAccessKey(), REMOVED);
        String token = credentials.sessionToken();
        if (token != null) {
            line = line.replace(token, REMOVED).replace(PercentEncoding.encode(token), REMOVED);
        }
        line = AUTHORIZATION.matcher(line).replaceAll(REMOVED);
        line = CONTROL.matcher(line).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** The same for a word, such as a code or an id; null if there is nothing left. */
    static @Nullable String cleanWord(@Nullable String text, BceCredentials credentials) {
        String line = clean(text, credentials);
        return line == null || line.isEmpty() ? null : line;
    }
}
