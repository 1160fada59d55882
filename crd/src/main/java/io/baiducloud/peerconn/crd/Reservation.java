package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/**
 * How long to pay in advance.
 *
 * @param reservationLength the length in units: 1-9, 12, 24 or 36
 * @param reservationTimeUnit the unit; absent means month
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reservation(
        @JsonPropertyDescription("Length of the reservation in months: 1-9, 12, 24 or 36.") @Required
        int reservationLength,

        @JsonPropertyDescription("Unit of reservationLength; the provider knows only month. Omitted: month.")
        @Default("month")
        @Nullable
        ReservationTimeUnit reservationTimeUnit) {}
