package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One aspect of the state of an object, in the shape that Kubernetes gives to conditions.
 *
 * @param type the aspect, in CamelCase
 * @param status whether it holds
 * @param observedGeneration the generation of the spec that this is about
 * @param lastTransitionTime when the status last changed
 * @param reason why, one word in CamelCase, for programs
 * @param message why and what to do, for people; may be empty
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
        String type,
        ConditionStatus status,
        @Nullable Long observedGeneration,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant lastTransitionTime,
        String reason,
        String message) {

    /** Whether this condition is of the given type. */
    public boolean is(String expectedType) {
        return type.equals(expectedType);
    }
}
