package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the operator saw last, what it is about to do, and what it must remember across restarts. Words of the provider
 * stand here unchanged, unknown ones included.
 *
 * @param observedGeneration the generation of the spec that this status is about
 * @param peerConnId the provider's id of the connection
 * @param origin how the connection came under this object
 * @param role the side the cloud shows this object on
 * @param status the state of the connection, in the provider's word
 * @param bandwidthInMbps the bandwidth the connection has
 * @param dnsStatus the state of DNS synchronisation on this side, in the provider's word
 * @param deleteProtect whether the provider refuses to release the connection
 * @param localIfId the id of the interface on this side, the next hop of route rules
 * @param paymentTiming how the connection is paid for, in the provider's word
 * @param createdTime when the connection was created, as the provider wrote it
 * @param expiredTime when a prepaid connection ends, as the provider wrote it
 * @param negotiationDeadline until when the other account can accept
 * @param peer the other side, when it can be seen
 * @param observedBy a short hash of the access key id that last saw the connection
 * @param createAttempt the number of the last attempt to create
 * @param previousPeerConnId the connection this object had before
 * @param lastRecreatedAt when a lapsed request was last released and asked for again
 * @param protectionCarriedOut the declared protection that was carried out last
 * @param renewal the renewal that was asked for last
 * @param pendingActions what is about to be done, or would be, in order; never null
 * @param lastHandledReconcileAt the value of the annotation reconcile-requested-at that was answered last
 * @param conditions the conditions; never null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeerConnectionStatus(
        @JsonPropertyDescription("The generation of spec that this status is about.") @Min(0) @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("The provider's id of the connection; the same on both sides.") @Nullable
        String peerConnId,

        @JsonPropertyDescription("How the connection came under this object: Created or Adopted.")
        @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
        @Nullable
        Origin origin,

        @JsonPropertyDescription("The side the cloud shows this object on: initiator or acceptor.")
        @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
        @Nullable
        Role role,

        @JsonPropertyDescription("""
                State of the connection in the provider's word: creating, consulting, consult_failed, active, down, \
                starting, stopping, deleting, deleted, expired, error, updating, or a word that is new.""") @Nullable String status,

        @JsonPropertyDescription("Bandwidth the connection has, in Mbps.") @Min(0) @Max(Integer.MAX_VALUE) @Nullable
        Integer bandwidthInMbps,

        @JsonPropertyDescription("""
                State of DNS synchronisation on this side in the provider's word: close, wait, syncing, open, \
                closing, or a word that is new.""") @Nullable String dnsStatus,

        @JsonPropertyDescription("Whether the provider refuses to release the connection.") @Nullable
        Boolean deleteProtect,

        @JsonPropertyDescription("""
                Id of the connection's interface on this side (qpif-...): the next hop to use in route rules.""") @Nullable String localIfId,

        @JsonPropertyDescription("How the connection is paid for, in the provider's word.") @Nullable
        String paymentTiming,

        @JsonPropertyDescription("When the connection was created, as the provider wrote it.") @Nullable
        String createdTime,

        @JsonPropertyDescription("""
                When a prepaid connection ends, as the provider wrote it. Absent for postpaid ones.""") @Nullable String expiredTime,

        @JsonPropertyDescription("Until when the other account can accept the request. Present while it is awaited.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable
        Instant negotiationDeadline,

        @JsonPropertyDescription("The other side of the connection, when it can be seen.") @Nullable
        PeerSide peer,

        @JsonPropertyDescription("Short hash of the access key id that saw the connection last.") @Nullable
        String observedBy,

        @JsonPropertyDescription("""
                Number of the last attempt to create the connection. A new attempt begins only when the one before \
                was refused, or what it made is known to be gone.""") @Min(0) @Max(Integer.MAX_VALUE) @Nullable
        Integer createAttempt,

        @JsonPropertyDescription("Id of the connection this object had before.") @Nullable
        String previousPeerConnId,

        @JsonPropertyDescription("When a request that had lapsed was last released and asked for again.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable
        Instant lastRecreatedAt,

        @JsonPropertyDescription("""
                The value of spec.deleteProtect that was carried out last. Protection is lowered only when the \
                declared value has become false since.""") @Nullable Boolean protectionCarriedOut,
        @JsonPropertyDescription("""
                The renewal that was asked for last. No other one is made until the end of the connection has moved.""") @Nullable Renewal renewal,

        @JsonPropertyDescription("""
                What is about to be done, or would be done under ObserveOnly, in order, in words and values. Empty \
                when the cloud is as declared.""") @Size(max = 32) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> pendingActions,

        @JsonPropertyDescription("""
                The value of the annotation vpc.baiducloud.io/reconcile-requested-at that was answered last.""") @Nullable String lastHandledReconcileAt,

        @JsonPropertyDescription("""
                Ready, Available, Synced, CredentialsReady and, across accounts, PeerAccepted are always present; \
                Reconciling, Stalled and Paused only while they are True.""") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Condition> conditions) {

    /** The status of an object that nobody has looked at. */
    static final PeerConnectionStatus EMPTY = builder().build();

    /** Keeps the lists from being null. */
    public PeerConnectionStatus {
        pendingActions = pendingActions == null ? List.of() : List.copyOf(pendingActions);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /** Starts an empty status. */
    public static PeerConnectionStatusBuilder builder() {
        return new PeerConnectionStatusBuilder();
    }

    /** Starts a status that equals this one. */
    public PeerConnectionStatusBuilder toBuilder() {
        return new PeerConnectionStatusBuilder(this);
    }

    /** The condition of that type, when present. */
    public Optional<Condition> findCondition(String type) {
        return conditions.stream().filter(condition -> condition.is(type)).findFirst();
    }
}
