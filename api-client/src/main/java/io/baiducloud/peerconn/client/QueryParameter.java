package io.baiducloud.peerconn.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A query parameter, not yet encoded.
 *
 * @param name the name
 * @param value the value; null for a bare word such as {@code ?accept}
 */
public record QueryParameter(String name, @Nullable String value) {
    /** Refuses a parameter without a name. */
    public QueryParameter {
        Objects.requireNonNull(name, "name");
    }

    /** A parameter with a value. */
    public static QueryParameter of(String name, String value) {
        return new QueryParameter(name, value);
    }

    /** A bare word. */
    public static QueryParameter word(String name) {
        return new QueryParameter(name, null);
    }
}
