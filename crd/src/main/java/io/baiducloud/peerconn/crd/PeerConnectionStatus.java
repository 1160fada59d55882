package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
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
        @Nullable Long observedGeneration,
        @Nullable String peerConnId,

        @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL) @Nullable
        Origin origin,

        @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL) @Nullable
        Role role,

        @Nullable String status,
        @Nullable Integer bandwidthInMbps,
        @Nullable String dnsStatus,
        @Nullable Boolean deleteProtect,
        @Nullable String localIfId,
        @Nullable String paymentTiming,
        @Nullable String createdTime,
        @Nullable String expiredTime,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        Instant negotiationDeadline,

        @Nullable PeerSide peer,
        @Nullable String observedBy,
        @Nullable Integer createAttempt,
        @Nullable String previousPeerConnId,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        Instant lastRecreatedAt,

        @Nullable Boolean protectionCarriedOut,
        @Nullable Renewal renewal,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> pendingActions,
        @Nullable String lastHandledReconcileAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Condition> conditions) {

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
