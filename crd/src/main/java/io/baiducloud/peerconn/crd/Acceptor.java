package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
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
        @Nullable CredentialsRef credentialsRef,
        @Nullable Boolean dnsSync,
        @Nullable String description,
        @Nullable String localIfName) {}
