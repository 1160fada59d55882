package io.baiducloud.peerconn.operator.kube;

import io.baiducloud.peerconn.operator.tls.CipherOrder;
import io.fabric8.kubernetes.client.http.TlsVersion;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** HTTP to the API server: the JDK's client, with the cipher first that costs this process least. */
final class ApiServerHttp extends JdkHttpClientFactory {
    private final TlsVersion[] versions;

    /**
     * Makes a factory of clients.
     *
     * @param versions the versions of TLS that are allowed, as the configuration says; none means the JDK's
     */
    ApiServerHttp(TlsVersion... versions) {
        this.versions = versions.clone();
    }

    @Override
    protected void additionalConfig(HttpClient.Builder builder) {
        builder.sslParameters(new SSLParameters(
                CipherOrder.chaChaFirst(enabledSuites()).toArray(String[]::new),
                versions.length == 0
                        ? null
                        : Arrays.stream(versions).map(TlsVersion::javaName).toArray(String[]::new)));
    }

    private static List<String> enabledSuites() {
        try {
            return List.of(SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no TLS", e);
        }
    }
}
