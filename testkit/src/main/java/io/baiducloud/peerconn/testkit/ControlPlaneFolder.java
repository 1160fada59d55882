package io.baiducloud.peerconn.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The files of one control plane: keys, the admin's token, the audit policy, data and logs.
 *
 * @param path the folder they are in
 */
record ControlPlaneFolder(Path path) {
    private static final String AUDIT_POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived]
            rules:
              # what the API server does for itself is nobody's load
              - level: None
                users: [system:apiserver]
              - level: None
                nonResourceURLs: [/healthz*, /readyz*, /livez*]
              # bodies of writes to our objects show what was written
              - level: Request
                verbs: [create, update, patch, delete]
                resources: [{group: vpc.baiducloud.io}]
              - level: Metadata
            """;

    static ControlPlaneFolder prepare(Path path) {
        ControlPlaneFolder folder = new ControlPlaneFolder(path);
        try {
            Files.createDirectories(path.resolve("certs"));
            if (!Files.exists(folder.tokens())) {
                write(folder.auditPolicy(), AUDIT_POLICY);
                write(folder.serviceAccountKey(), privateKey());
                write(folder.tokens(), UUID.randomUUID() + ",admin,admin,\"system:masters\"\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + path, e);
        }
        return folder;
    }

    static ControlPlaneFolder temporary() {
        try {
            return prepare(Files.createTempDirectory("peerconn-control-plane-"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a temporary folder", e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback interface", e);
        }
    }

    Path tokens() {
        return path.resolve("tokens.csv");
    }

    Path serviceAccountKey() {
        return path.resolve("service-account.key");
    }

    Path auditPolicy() {
        return path.resolve("audit-policy.yaml");
    }

    Path auditLog() {
        return path.resolve("audit.log");
    }

    Path certificates() {
        return path.resolve("certs");
    }

    /** The API server's self-signed certificate together with its authority, written when it first starts. */
    Path servingCertificate() {
        return certificates().resolve("apiserver.crt");
    }

    Path kubeconfig() {
        return path.resolve("kubeconfig");
    }

    Path etcdData() {
        return path.resolve("etcd");
    }

    String adminToken() {
        String line = read(tokens());
        return line.substring(0, line.indexOf(','));
    }

    String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
            // it may hold a key or a token
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    void delete() {
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // a file may vanish under the walk while a server ends; what is left is in the temporary folder
            path.toFile().deleteOnExit();
        }
    }

    private static String privateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
