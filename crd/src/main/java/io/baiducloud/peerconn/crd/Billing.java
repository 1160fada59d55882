package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/**
 * How a connection is paid for.
 *
 * @param paymentTiming in advance or by use; absent means by use
 * @param reservation how long to pay in advance at creation
 * @param autoRenew whether and when to renew; absent means never
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Billing(
        @JsonPropertyDescription("""
                Postpaid is billed by use and can be released at any time. Prepaid is paid for in advance, needs a \
                reservation and two different regions; its bandwidth can only be raised, and it cannot be released \
                before it expires. Omitted: Postpaid. Cannot change.""") @Default("Postpaid") @Nullable
        PaymentTiming paymentTiming,

        @JsonPropertyDescription("""
                How long to pay in advance at creation. Required to create a Prepaid connection, refused for \
                Postpaid.""") @Nullable Reservation reservation,
        @JsonPropertyDescription("""
                Renews the Prepaid connection before it expires. Every renewal costs money and cannot be undone. \
                Omitted: never renewed, the connection ends at status.expiredTime.""") @Nullable AutoRenew autoRenew) {}
