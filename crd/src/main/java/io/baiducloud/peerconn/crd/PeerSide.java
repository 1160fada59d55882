package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a connection, as far as it can be seen.
 *
 * @param localIfId the id of the interface on the other side
 * @param localIfName the name of the interface on the other side
 * @param dnsStatus the state of DNS synchronisation there, in the provider's word
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeerSide(
        @JsonPropertyDescription("Id of the connection's interface on the other side.") @Nullable
        String localIfId,

        @JsonPropertyDescription("Name of the connection's interface on the other side.") @Nullable
        String localIfName,

        @JsonPropertyDescription("State of DNS synchronisation on the other side in the provider's word.") @Nullable
        String dnsStatus) {}
