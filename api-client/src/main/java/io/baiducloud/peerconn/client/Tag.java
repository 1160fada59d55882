package io.baiducloud.peerconn.client;

import java.util.Objects;

/**
 * A tag of a connection, given at creation.
 *
 * @param tagKey the key
 * @param tagValue the value, perhaps empty
 */
public record Tag(String tagKey, String tagValue) {
    /** Refuses nulls. */
    public Tag {
        Objects.requireNonNull(tagKey, "tagKey");
        Objects.requireNonNull(tagValue, "tagValue");
    }
}
