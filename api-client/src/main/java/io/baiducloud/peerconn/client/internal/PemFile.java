package io.baiducloud.peerconn.client.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads certificates. */
public final class PemFile {
    private PemFile() {}

    /** Returns the certificates of a file, at least one; an IllegalArgumentException names the field otherwise. */
    public static List<X509Certificate> certificates(String field, Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException(field + ": no certificate in " + file);
            }
            return certificates;
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException(field + ": cannot read certificates from " + file, e);
        }
    }
}
