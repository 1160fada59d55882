package io.baiducloud.peerconn.operator.credentials;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.config.SecretName;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which Secrets an object depends on: its own, that of its acceptor block, or the default one. */
public final class SecretReferences {
    private final SecretCredentials credentials;

    /** Makes it. */
    public SecretReferences(SecretCredentials credentials) {
        this.credentials = credentials;
    }

    /** All of them, whether they exist or not. */
    public Set<SecretName> of(PeerConnection object) {
        var namespace = object.getMetadata().getNamespace();
        var spec = object.getSpec();
        var names = new LinkedHashSet<SecretName>();
        credentials.nameOf(namespace, spec.credentialsRef()).ifPresent(names::add);
        var acceptor = spec.acceptor();
        if (acceptor != null && acceptor.credentialsRef() != null) {
            credentials.nameOf(namespace, acceptor.credentialsRef()).ifPresent(names::add);
        }
        return names;
    }
}
