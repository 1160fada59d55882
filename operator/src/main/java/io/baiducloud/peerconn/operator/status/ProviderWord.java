package io.baiducloud.peerconn.operator.status;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a reason, one word in CamelCase, of a word of the provider's, whatever it is. */
final class ProviderWord {
    private ProviderWord() {}

    static String asReason(@Nullable String word) {
        StringBuilder reason = new StringBuilder();
        for (String part : (word == null ? "" : word).split("[^A-Za-z0-9]+")) {
            if (!part.isEmpty()) {
                reason.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
            }
        }
        if (reason.isEmpty() || !Character.isLetter(reason.charAt(0))) {
            return "Unrecognized" + reason;
        }
        return reason.length() > 100 ? reason.substring(0, 100) : reason.toString();
    }
}
