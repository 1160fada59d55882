package io.baiducloud.peerconn.operator.credentials;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Secrets as people make them. */
final class Secrets {
    static final Map<String, String> LABEL =
            Map.of(WellKnownNames.SECRET_TYPE_LABEL, WellKnownNames.SECRET_TYPE_CREDENTIALS);

    private Secrets() {}

    static Secret labelled(String namespace, String name, String... keysAndValues) {
        return secret(namespace, name, LABEL, keysAndValues);
    }

    static Secret unlabelled(String namespace, String name, String... keysAndValues) {
        return secret(namespace, name, Map.of(), keysAndValues);
    }

    private static Secret secret(String namespace, String name, Map<String, String> labels, String... keysAndValues) {
        var data = new LinkedHashMap<String, String>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            data.put(
                    keysAndValues[i],
                    Base64.getEncoder().encodeToString(keysAndValues[i + 1].getBytes(StandardCharsets.UTF_8)));
        }
        return new SecretBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .withData(data)
                .build();
    }
}
