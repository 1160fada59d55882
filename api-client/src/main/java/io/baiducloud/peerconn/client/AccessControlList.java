package io.baiducloud.peerconn.client;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a session may do, less than whoever opens it.
 *
 * @param id a name for the list, null for none
 * @param entries the rules
 */
public record AccessControlList(@Nullable String id, List<Entry> entries) {
    /** Copies the rules; there must be one. */
    public AccessControlList {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("accessControlList: must have an entry");
        }
    }

    /** A list of rules without a name. */
    public static AccessControlList of(Entry... entries) {
        return new AccessControlList(null, List.of(entries));
    }

    /**
     * One rule.
     *
     * @param eid a name for the rule, null for none
     * @param effect {@code Allow} or {@code Deny}
     * @param service the service, such as {@code bce:vpc}
     * @param region a region code, or {@code *}
     * @param resource what it is about, such as {@code *}
     * @param permission what it is about to do, such as {@code READ}
     */
    public record Entry(
            @Nullable String eid,
            String effect,
            String service,
            String region,
            List<String> resource,
            List<String> permission) {
        /** Copies the lists. */
        public Entry {
            Objects.requireNonNull(effect, "effect");
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(region, "region");
            resource = List.copyOf(resource);
            permission = List.copyOf(permission);
        }

        /** A rule that allows. */
        public static Entry allow(String service, String region, List<String> resource, List<String> permission) {
            return new Entry(null, "Allow", service, region, resource, permission);
        }
    }
}
