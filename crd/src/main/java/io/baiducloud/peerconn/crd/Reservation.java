package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How long to pay in advance.
 *
 * @param reservationLength the length in units: 1-9, 12, 24 or 36
 * @param reservationTimeUnit the unit; absent means month
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reservation(int reservationLength, @Nullable ReservationTimeUnit reservationTimeUnit) {}
