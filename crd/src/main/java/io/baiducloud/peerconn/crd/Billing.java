package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
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
        @Nullable PaymentTiming paymentTiming,
        @Nullable Reservation reservation,
        @Nullable AutoRenew autoRenew) {}
