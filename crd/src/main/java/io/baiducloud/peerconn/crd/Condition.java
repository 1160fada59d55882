package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
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
        @JsonPropertyDescription("Type of the condition in CamelCase.")
        @Size(max = 316)
        @Pattern(
                "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$")
        @Required
        String type,

        @JsonPropertyDescription("Whether the condition holds.") @Required
        ConditionStatus status,

        @JsonPropertyDescription("The generation of spec that this condition is about.") @Min(0) @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("When status last changed from one value to another.")
        @Required
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        Instant lastTransitionTime,

        @JsonPropertyDescription("Why the condition is as it is, one word in CamelCase for programs.")
        @Size(min = 1, max = 1024)
        @Pattern("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$")
        @Required
        String reason,

        @JsonPropertyDescription("Why the condition is as it is and what to do, for people. May be empty.")
        @Size(max = 32768)
        @Required
        String message) {

    /** Whether this condition is of the given type. */
    public boolean is(String expectedType) {
        return type.equals(expectedType);
    }
}
