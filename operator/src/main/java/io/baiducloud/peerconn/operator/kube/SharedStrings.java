package io.baiducloud.peerconn.operator.kube;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Reads strings, and gives the same one again where an equal one was read a short while ago: thousands of objects say the
 * same of their regions, conditions and namespaces, and are kept for as long as they exist. What it remembers is bounded; a
 * string that was pushed out costs its own memory, and nothing else.
 */
final class SharedStrings extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;
    private static final int REMEMBERED = 4096;
    private static final int LONGEST = 256;

    private final transient AtomicReferenceArray<@Nullable String> recent = new AtomicReferenceArray<>(REMEMBERED);

    SharedStrings() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String read = StringDeserializer.instance.deserialize(parser, context);
        return isSecret(parser) ? read : shared(read);
    }

    /** What stands in a Secret must not be remembered for longer than the Secret itself. */
    private static boolean isSecret(JsonParser parser) {
        JsonStreamContext around = parser.getParsingContext().getParent();
        return around != null && "data".equals(around.getCurrentName());
    }

    private @Nullable String shared(@Nullable String read) {
        if (read == null || read.length() > LONGEST) {
            return read;
        }
        int hash = read.hashCode();
        int place = (hash ^ (hash >>> 16)) & (REMEMBERED - 1);
        String known = recent.get(place);
        if (read.equals(known)) {
            return known;
        }
        recent.set(place, read);
        return read;
    }
}
