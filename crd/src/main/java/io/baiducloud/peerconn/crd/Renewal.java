package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The renewal that was asked for last; no other one is made until the end of the connection has moved.
 *
 * @param expiredTime the end of the connection before that renewal, as the provider wrote it
 * @param requestedAt when the renewal was asked for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Renewal(
        @JsonPropertyDescription("The end of the connection before that renewal, as the provider wrote it.") @Nullable
        String expiredTime,

        @JsonPropertyDescription("When the renewal was asked for.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable
        Instant requestedAt) {}
