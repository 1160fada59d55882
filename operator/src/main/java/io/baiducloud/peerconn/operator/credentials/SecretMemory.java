package io.baiducloud.peerconn.operator.credentials;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.operator.config.SecretName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was last heard of each Secret: to tell real changes from noise, and to keep the keys of those that went. */
final class SecretMemory {
    // deletions that outlive their Secret are few; a cluster that churns through Secrets must not fill the heap
    private static final int REMEMBERED = 10_000;

    private final Map<SecretName, SecretContent> present = new HashMap<>();
    private final Map<SecretName, BceCredentials> lost = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SecretName, BceCredentials> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Notes the content; returns whether it differs from what it was. */
    synchronized boolean seen(SecretName name, SecretContent content) {
        var before = present.put(name, content);
        switch (content) {
            case SecretContent.Keys keys -> lost.remove(name);
            case SecretContent.Unusable unusable -> remember(name, before);
        }
        return !content.equals(before);
    }

    /** Notes that a Secret is gone or lost its label; returns whether it was there. */
    synchronized boolean gone(SecretName name) {
        var before = present.remove(name);
        remember(name, before);
        return before != null;
    }

    synchronized Optional<BceCredentials> lastKnown(SecretName name) {
        return present.get(name) instanceof SecretContent.Keys keys
                ? Optional.of(keys.credentials())
                : Optional.ofNullable(lost.get(name));
    }

    /** The keys of every Secret that is there and usable. */
    synchronized Map<SecretName, BceCredentials> usable() {
        Map<SecretName, BceCredentials> usable = new HashMap<>();
        present.forEach((name, content) -> {
            if (content instanceof SecretContent.Keys keys) {
                usable.put(name, keys.credentials());
            }
        });
        return usable;
    }

    private void remember(SecretName name, @Nullable SecretContent before) {
        if (before instanceof SecretContent.Keys keys) {
            lost.put(name, keys.credentials());
        }
    }
}
