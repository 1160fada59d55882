package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * How an initiator drives the other side as well.
 *
 * @param credentialsRef the Secret with the other account's keys; absent within one account
 * @param dnsSync whether DNS is synchronised on the other side
 * @param description the description shown on the other side
 * @param localIfName the name of the interface on the other side
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Acceptor(
        @JsonPropertyDescription("""
                Secret with the credentials of the other side's account, in the namespace of this object. Required \
                with peerAccountId, refused without it: both sides then belong to one account and use \
                credentialsRef.""") @Nullable CredentialsRef credentialsRef,
        @JsonPropertyDescription("""
                DNS synchronisation on the other side: true opens it, false closes it. Omitted: not managed.""") @Nullable Boolean dnsSync,

        @JsonPropertyDescription("Description of the connection, shown on the other side. Omitted: not managed.")
        @Size(max = 1024)
        @Nullable
        String description,

        @JsonPropertyDescription("""
                Name of the connection's interface on the other side, up to 128 characters. Omitted: not managed.""") @Size(max = 128) @Nullable
        String localIfName) {}
