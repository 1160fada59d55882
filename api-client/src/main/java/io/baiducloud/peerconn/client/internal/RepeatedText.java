package io.baiducloud.peerconn.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A column whose rows mostly say the same: equal neighbours share one string, which halves what a long list allocates. */
final class RepeatedText {
    private String last = "";

    @Nullable
    String read(JsonParser parser) throws IOException {
        if (!parser.currentToken().isScalarValue()) {
            return null;
        }
        if (!isLast(parser)) {
            last = parser.getText();
        }
        return last;
    }

    private boolean isLast(JsonParser parser) throws IOException {
        int length = parser.getTextLength();
        if (length != last.length()) {
            return false;
        }
        char[] chars = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        for (int i = 0; i < length; i++) {
            if (chars[offset + i] != last.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
