package io.baiducloud.peerconn.client.internal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets an id into a path only if it stays one segment of it, however it is read. */
final class PathSegment {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,127}");

    private PathSegment() {}

    static String require(String field, @Nullable String id) {
        if (id == null || !SAFE.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    field + ": must be 1 to 128 letters, digits and -_~. and not begin with a dot");
        }
        return id;
    }
}
