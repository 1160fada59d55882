package io.baiducloud.peerconn.operator.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate for the loopback address. It lives as long as the rehearsal, and so does its key.
 *
 * @param context for a server
 * @param file the certificate in PEM, for clients
 */
record Certificate(SSLContext context, Path file) {
    private static final String ALIAS = "rehearsal";

    /** Makes one with the keytool that comes with every Java runtime. */
    static Certificate make(Path folder) throws IOException {
        Path keys = folder.resolve("rehearsal.p12");
        char[] password = UUID.randomUUID().toString().toCharArray();
        keytool(folder, keys, password);
        try (InputStream bytes = Files.newInputStream(keys)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(bytes, password);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return new Certificate(context, pem(folder, store.getCertificate(ALIAS)));
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate of the rehearsal cannot be used", e);
        }
    }

    private static void keytool(Path folder, Path keys, char[] password) throws IOException {
        Path said = folder.resolve("keytool.log");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=rehearsal",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        String.valueOf(password))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool cannot make a certificate: " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool made a certificate", e);
        }
    }

    private static Path pem(Path folder, java.security.cert.Certificate certificate)
            throws IOException, GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(certificate.getEncoded());
        return Files.writeString(
                folder.resolve("rehearsal.pem"),
                "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }
}
