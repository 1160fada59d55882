package io.baiducloud.peerconn.client.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Certificate authorities that are trusted. Made by the JVM's own trust manager: there is no way here to trust everything.
 *
 * @param socketFactory opens connections that are checked against them
 * @param trustManager checks certificates against them
 */
record TrustAnchors(SSLSocketFactory socketFactory, X509TrustManager trustManager) {

    /** The JVM's authorities and some more. */
    static TrustAnchors withDefaultsAnd(List<X509Certificate> more) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            List<X509Certificate> defaults = List.of(trustManager(null).getAcceptedIssuers());
            for (X509Certificate certificate :
                    Stream.concat(defaults.stream(), more.stream()).toList()) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            X509TrustManager trustManager = trustManager(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new X509TrustManager[] {trustManager}, null);
            return new TrustAnchors(context.getSocketFactory(), trustManager);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("additionalCaCertificates: cannot be used", e);
        }
    }

    private static X509TrustManager trustManager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("the JVM has no X.509 trust manager"));
    }
}
