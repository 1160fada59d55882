package io.baiducloud.peerconn.operator.status;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a reason, one word in CamelCase, of a word of the provider's, whatever it is. */
final class ProviderWord {
    private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z0-9]+");
    private static final int MAX_LENGTH = 100;

    private ProviderWord() {}

    static String asReason(@Nullable String word) {
        StringBuilder reason = new StringBuilder();
        for (String part : NO_LETTER.splitAsStream(word == null ? "" : word).toList()) {
            if (!part.isEmpty()) {
                reason.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
            }
        }
        if (reason.isEmpty() || !Character.isLetter(reason.charAt(0))) {
            reason.insert(0, "Unrecognized");
        }
        return reason.length() > MAX_LENGTH ? reason.substring(0, MAX_LENGTH) : reason.toString();
    }
}
