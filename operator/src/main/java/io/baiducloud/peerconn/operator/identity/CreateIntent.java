package io.baiducloud.peerconn.operator.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.baiducloud.peerconn.client.ClientToken;
import io.baiducloud.peerconn.client.CreatePeerConnRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What we are about to create, written into an annotation of the object before the call, so that whoever comes after a crash
 * repeats that very request instead of making another one.
 *
 * @param uid the object that intends it; an intent with another UID came with a copied manifest and means nothing
 * @param attempt its number, from 1
 * @param request hash of the request
 * @param start when the request was about to be sent, the last time it was: what it made may show up from then on
 * @param outcome what came of it
 * @param peerConnId the id that the cloud answered, when it is done
 * @param end when the outcome was known
 * @param by short hash of the access key id that called
 * @param replaces the connection that the object had, and that is gone for good, when the attempt began
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CreateIntent(
        String uid,
        int attempt,
        String request,
        String start,
        Outcome outcome,
        @Nullable String peerConnId,
        @Nullable String end,
        @Nullable String by,
        @Nullable String replaces) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_LENGTH = 2048;
    private static final int MAX_ATTEMPT = 1_000_000;

    /** Outside of these nobody can reckon with an instant. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** What came of an intent. */
    public enum Outcome {
        /** Not known: perhaps created. */
        OPEN,
        /** The cloud took it. */
        DONE,
        /** The cloud refused it: nothing was created. */
        REFUSED
    }

    /** Starts an intent. */
    public static CreateIntent open(
            String uid,
            int attempt,
            CreatePeerConnRequest request,
            Instant now,
            @Nullable String by,
            @Nullable String replaces) {
        return new CreateIntent(uid, attempt, hashOf(request), now.toString(), Outcome.OPEN, null, null, by, replaces);
    }

    /** The same intent, about to be sent once more. */
    public CreateIntent again(Instant now) {
        return new CreateIntent(uid, attempt, request, now.toString(), outcome, peerConnId, end, by, replaces);
    }

    /** The same intent, taken by the cloud. */
    public CreateIntent done(String id, Instant now) {
        return new CreateIntent(uid, attempt, request, start, Outcome.DONE, id, now.toString(), by, replaces);
    }

    /** The same intent, refused by the cloud. */
    public CreateIntent refused(Instant now) {
        return new CreateIntent(uid, attempt, request, start, Outcome.REFUSED, null, now.toString(), by, replaces);
    }

    /**
     * The cloud knows the token from another request, or refused what it perhaps took before: something may have been
     * created, and nothing may be repeated.
     */
    public CreateIntent perhapsForAnotherRequest(Instant now) {
        return new CreateIntent(uid, attempt, "unknown", now.toString(), Outcome.OPEN, null, null, by, replaces);
    }

    /** Whether this intent is about that very request. */
    public boolean isFor(CreatePeerConnRequest other) {
        return request.equals(hashOf(other));
    }

    /** The client token of this attempt: derived, so that a crash cannot lose it. */
    public ClientToken token() {
        return new ClientToken(Sha256.hex("peerconn-create\n" + uid + '\n' + attempt));
    }

    /** When the request was last sent, or about to be. */
    public Instant startedAt() {
        return Instant.parse(start);
    }

    /** When the outcome was known, or else when the request was last sent. */
    public Instant lastHeardOf() {
        return end == null ? startedAt() : Instant.parse(end);
    }

    /** The text of the annotation. */
    public String toAnnotation() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of strings can be written", e);
        }
    }

    /** Reads the annotation of an object; empty when there is none, when it is of another object, or unreadable. */
    public static Optional<CreateIntent> read(@Nullable String annotation, String uid) {
        if (annotation == null || annotation.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            CreateIntent intent = JSON.readValue(annotation, CreateIntent.class);
            boolean usable = uid.equals(intent.uid)
                    && intent.attempt > 0
                    && intent.attempt <= MAX_ATTEMPT
                    && intent.request != null
                    && intent.outcome != null
                    && (intent.outcome != Outcome.DONE || intent.peerConnId != null)
                    && !intent.startedAt().isBefore(EARLIEST)
                    && !intent.lastHeardOf().isBefore(intent.startedAt())
                    && intent.lastHeardOf().isBefore(LATEST);
            return usable ? Optional.of(intent) : Optional.empty();
        } catch (JsonProcessingException | DateTimeException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static String hashOf(CreatePeerConnRequest request) {
        return Sha256.hex(request.toString(), 16);
    }
}
