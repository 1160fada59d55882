package io.baiducloud.peerconn.simulator.faults;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.settings.Durations;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fault as control requests write it: which requests, and any number of effects on them.
 *
 * @param operation one or more operations; none = all
 * @param skip how many matching requests pass first
 * @param count how many are harmed then: 1 unless set, 0 = for ever
 * @param latency extra time, such as 2s
 * @param status an error instead of the work
 * @param code the error code that goes with status
 * @param retryAfter the Retry-After header that goes with status
 * @param reset before or after the request is applied
 * @param body empty, truncated, html, oversized or drip
 * @param bytes the size of an oversized body, or how many bytes drip at once
 * @param pause between drips
 * @param stale how old reads are
 * @param unknownStatus a status word for rows
 * @param rows duplicate, reorder or endless
 * @param pageCap the longest page
 * @param clockSkew how wrong the service's clock is, such as -20m
 */
public record FaultSpec(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<String> operation,

        @Nullable String accountId,
        @Nullable String region,
        @Nullable String peerConnId,
        @Nullable Integer skip,
        @Nullable Integer count,
        @Nullable String latency,
        @Nullable Integer status,
        @Nullable String code,
        @Nullable String message,
        @Nullable String retryAfter,
        @Nullable String reset,
        @Nullable String body,
        @Nullable Integer bytes,
        @Nullable String pause,
        @Nullable String stale,
        @Nullable String unknownStatus,
        @Nullable Boolean extraFields,
        @Nullable String rows,
        @Nullable Integer pageCap,
        @Nullable Boolean noEffect,
        @Nullable String clockSkew) {

    /** The fault that is meant; an IllegalArgumentException says which field makes no sense. */
    public Fault toFault() {
        Set<Operation> operations = operation == null
                ? Set.of()
                : operation.stream()
                        .map(word -> Operation.find(word)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "operation: there is no operation \"" + word + "\"")))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        int times = count == null ? 1 : count;
        return new Fault(
                operations,
                Optional.ofNullable(accountId),
                Optional.ofNullable(region),
                Optional.ofNullable(peerConnId),
                skip == null ? 0 : skip,
                times == 0 ? Fault.FOREVER : times,
                effects());
    }

    private List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        if (latency != null) {
            effects.add(new Effect.Latency(Durations.parse(latency)));
        }
        if (clockSkew != null) {
            effects.add(new Effect.ClockSkew(Durations.parse(clockSkew)));
        }
        if (status != null && body == null) {
            effects.add(errorStatus(status));
        }
        if (reset != null) {
            effects.add(resetEffect(reset));
        }
        if (stale != null) {
            effects.add(new Effect.StaleReads(Durations.parse(stale)));
        }
        if (unknownStatus != null) {
            effects.add(new Effect.UnknownStatus(unknownStatus));
        }
        if (Boolean.TRUE.equals(extraFields)) {
            effects.add(new Effect.ExtraFields());
        }
        if (rows != null) {
            effects.add(rowsEffect(rows));
        }
        if (pageCap != null) {
            effects.add(new Effect.PageCap(pageCap));
        }
        if (Boolean.TRUE.equals(noEffect)) {
            effects.add(new Effect.NoEffect());
        }
        if (body != null) {
            effects.add(bodyEffect(body));
        }
        return effects;
    }

    private Effect errorStatus(int number) {
        if (number < 400 || number > 599) {
            throw new IllegalArgumentException("status: an error has a status from 400 to 599, not " + number);
        }
        return new Effect.ErrorStatus(
                number,
                code == null ? DefaultCodes.of(number) : code,
                message == null ? "Made to fail." : message,
                Optional.ofNullable(retryAfter));
    }

    private static Effect resetEffect(String word) {
        return switch (word) {
            case "before" -> new Effect.ResetBefore();
            case "after" -> new Effect.ResetAfter();
            default -> throw new IllegalArgumentException("reset: before or after, not \"" + word + "\"");
        };
    }

    private static Effect rowsEffect(String word) {
        return switch (word) {
            case "duplicate" -> new Effect.DuplicateRows();
            case "reorder" -> new Effect.ReorderRows();
            case "endless" -> new Effect.EndlessList();
            default -> throw new IllegalArgumentException("rows: duplicate, reorder or endless, not \"" + word + "\"");
        };
    }

    private Effect bodyEffect(String word) {
        return switch (word) {
            case "empty" -> new Effect.EmptyBody();
            case "truncated" -> new Effect.TruncatedBody();
            case "html" -> new Effect.HtmlBody(status == null ? 200 : status);
            case "oversized" -> new Effect.OversizedBody(bytes == null ? 64 * 1024 * 1024 : bytes);
            case "drip" ->
                new Effect.SlowDrip(bytes == null ? 1 : bytes, Durations.parse(pause == null ? "100ms" : pause));
            default ->
                throw new IllegalArgumentException(
                        "body: empty, truncated, html, oversized or drip, not \"" + word + "\"");
        };
    }
}
