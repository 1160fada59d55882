package io.baiducloud.peerconn.operator.credentials;

import io.baiducloud.peerconn.operator.config.SecretName;

/** Hears when the keys in a Secret came, went or changed. Labels and other data do not count. */
@FunctionalInterface
public interface SecretListener {
    /** Says that this Secret must be looked at again. */
    void changed(SecretName secret);
}
