package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * A Secret with an account's keys, in the namespace of the object that names it.
 *
 * @param name the name of the Secret
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CredentialsRef(
        @JsonPropertyDescription("Name of the Secret.") @Size(max = 253) @Required
        String name) {
    /** Keeps the name from being null. */
    public CredentialsRef {
        name = name == null ? "" : name;
    }
}
