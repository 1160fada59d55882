package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.crd.ConditionTypes;
import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.identity.CreateIntent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the object itself remembers, in status and in the create intent. The id in status is a locator, never a proof.
 *
 * @param status the last status
 * @param intent what is, or was, about to be created; null when nothing ever was
 */
public record Memory(PeerConnectionStatus status, @Nullable CreateIntent intent) {

    /** Reads an object. */
    public static Memory of(PeerConnection object) {
        Map<String, String> annotations =
                Optional.ofNullable(object.getMetadata().getAnnotations()).orElse(Map.of());
        String uid = Optional.ofNullable(object.getMetadata().getUid()).orElse("");
        return new Memory(
                object.getStatus(),
                CreateIntent.read(annotations.get(WellKnownNames.CREATE_INTENT_ANNOTATION), uid)
                        .orElse(null));
    }

    /** The intent, if there is one. */
    public Optional<CreateIntent> findIntent() {
        return Optional.ofNullable(intent);
    }

    /** The id of the connection, as the cloud answered our creation or as it was seen. */
    public Optional<String> knownId() {
        return Optional.ofNullable(status.peerConnId());
    }

    /** Whether that is this connection. */
    public boolean knows(String peerConnId) {
        return peerConnId.equals(status.peerConnId());
    }

    /** Whether a connection was ever seen, not just answered by the creation. */
    public boolean wasSeen() {
        return status.peerConnId() != null && status.status() != null;
    }

    /** How the connection came under this object. */
    public Optional<Origin> origin() {
        return Optional.ofNullable(status.origin());
    }

    /** Whether a connection was created for this object, or inherited from the one it was created for. */
    public boolean hasCreated() {
        return status.origin() == Origin.CREATED;
    }

    /** The number of the last attempt to create; 0 when there was none. */
    public int attempts() {
        int inStatus = status.createAttempt() == null ? 0 : status.createAttempt();
        return Math.max(inStatus, intent == null ? 0 : intent.attempt());
    }

    /**
     * Whether an attempt to create is open: perhaps created. A new id in status under the same number closes it, which
     * saves a second write of the annotation; the id of the connection before says nothing.
     */
    public boolean hasOpenIntent() {
        return intent != null
                && intent.outcome() == CreateIntent.Outcome.OPEN
                && (isReplacing()
                        || status.peerConnId() == null
                        || status.createAttempt() == null
                        || status.createAttempt() < intent.attempt());
    }

    /**
     * Whether nobody knows what came of the last attempt, because its intent was taken away: under its number the cloud says
     * what it made of it, if anything, and under the next it might make another one.
     */
    public boolean hasForgottenAttempt() {
        return status.peerConnId() == null && attempts() > (intent == null ? 0 : intent.attempt());
    }

    /** Whether the connection in status is known to be gone, because another one was asked for in its place. */
    public boolean isReplacing() {
        return intent != null && intent.replaces() != null && intent.replaces().equals(status.peerConnId());
    }

    /** Whether a reason is what people have last read. */
    public boolean shows(Reason reason) {
        return status.findCondition(ConditionTypes.READY)
                .filter(ready -> ready.reason().equals(reason.word()))
                .isPresent();
    }

    /** Until when the other account can accept. */
    public Optional<Instant> negotiationDeadline() {
        return Optional.ofNullable(status.negotiationDeadline());
    }
}
