package io.baiducloud.peerconn.operator.failure;

import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the provider's sentences fit for a condition: what differs from one answer to the next becomes dots. */
final class StableText {
    private static final int LONGEST = 200;
    private static final Pattern CHANGING = Pattern.compile(
            // uuids, times with or without zone, long runs of hexadecimal digits
            "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
                    + "|\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?)?"
                    + "|\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{1,2} \\w{3} \\d{4} \\d{2}:\\d{2}:\\d{2} \\w+"
                    + "|\\b\\d{10,}\\b"
                    + "|\\b(?=[0-9a-f]*\\d)[0-9a-f]{16,}\\b");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");

    private StableText() {}

    /** The sentence without its changing parts; empty when nothing is left of it. */
    static Optional<String> of(String sentence, Optional<String> requestId) {
        var text = requestId
                .filter(id -> !id.isBlank())
                .map(id -> sentence.replace(id, "..."))
                .orElse(sentence);
        text = CHANGING.matcher(text).replaceAll("...");
        text = SPACES.matcher(text).replaceAll(" ").strip();
        while (text.endsWith(".") && !text.endsWith("...")) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.length() > LONGEST) {
            text = text.substring(0, LONGEST).strip() + "...";
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
