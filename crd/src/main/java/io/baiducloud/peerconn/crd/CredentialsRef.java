package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A Secret with an account's keys, in the namespace of the object that names it.
 *
 * @param name the name of the Secret
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CredentialsRef(String name) {
    /** Keeps the name from being null. */
    public CredentialsRef {
        name = name == null ? "" : name;
    }
}
