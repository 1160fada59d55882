package io.baiducloud.peerconn.testkit;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Secrets with an account's keys, as people make them: with the label without which no operator sees one. */
public final class CredentialsSecret {
    private CredentialsSecret() {}

    /** One with an account's own keys. */
    public static Secret of(String namespace, String name, String accessKeyId, String secretAccessKey) {
        return of(
                namespace,
                name,
                Map.of(
                        WellKnownNames.ACCESS_KEY_ID, accessKeyId,
                        WellKnownNames.SECRET_ACCESS_KEY, secretAccessKey));
    }

    /** One with other entries; the values are texts, not yet base64. */
    public static Secret of(String namespace, String name, Map<String, String> entries) {
        return new SecretBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .addToLabels(WellKnownNames.SECRET_TYPE_LABEL, WellKnownNames.SECRET_TYPE_CREDENTIALS)
                .endMetadata()
                .withData(entries.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> base64(entry.getValue()))))
                .build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
