package io.baiducloud.peerconn.simulator.auth;

import java.util.Optional;

/** Knows which access key ids exist. */
@FunctionalInterface
public interface IdentityDirectory {

    /** The identity behind an access key id. */
    Optional<Identity> find(String accessKeyId);
}
