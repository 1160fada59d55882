package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/**
 * Renewal of a prepaid connection before its end.
 *
 * @param months by how many months each renewal extends it; absent means 1
 * @param whenDaysLeft how many days before its end it is renewed; absent means 7
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutoRenew(
        @JsonPropertyDescription("""
                By how many months each renewal extends the connection: 1-9, 12, 24 or 36. Omitted: 1.""") @Default("1") @Nullable
        Integer months,

        @JsonPropertyDescription("""
                How many days before its end the connection is renewed, 1 to 28: fewer than the shortest renewal \
                lasts, so that one renewal is always enough. Omitted: 7.""") @Min(1) @Max(28) @Default("7") @Nullable
        Integer whenDaysLeft) {}
