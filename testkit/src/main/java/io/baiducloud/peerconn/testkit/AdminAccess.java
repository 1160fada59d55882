package io.baiducloud.peerconn.testkit;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * How to reach an API server with every permission.
 *
 * @param folder where its certificate and the admin's token are
 * @param port the port it listens on
 */
record AdminAccess(ControlPlaneFolder folder, int port) {
    String url() {
        return "https://127.0.0.1:" + port;
    }

    Config config() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(url())
                .withCaCertData(certificateData())
                .withOauthToken(folder.adminToken())
                .withUserAgent("peerconn-testkit")
                .withNamespace("default")
                .build();
    }

    String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: local, cluster: {server: "%s", certificate-authority-data: %s}}]
                users: [{name: admin, user: {token: "%s"}}]
                contexts: [{name: local, context: {cluster: local, user: admin, namespace: default}}]
                current-context: local
                """.formatted(url(), certificateData(), folder.adminToken());
    }

    private String certificateData() {
        byte[] certificate = folder.read(folder.servingCertificate()).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(certificate);
    }
}
