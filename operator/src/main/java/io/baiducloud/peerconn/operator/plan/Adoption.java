package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.crd.AdoptionPolicy;
import io.baiducloud.peerconn.operator.identity.CreateIntent;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.identity.Ownership;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Whether a connection that is there is ours, may be taken over, or is another's; asked anew on every pass. */
sealed interface Adoption {
    /** How far the provider's clock may be behind ours. */
    Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /** We made it. */
    record Ours() implements Adoption {}

    /** It is taken over, as adoptionPolicy allows. */
    record TakenOver() implements Adoption {}

    /** It is another's. */
    record Refused(String message, String preface) implements Adoption {}

    /** Not known yet. */
    record NotKnownYet() implements Adoption {}

    /** Decides. */
    static Adoption decide(Situation s, PeerConn row, Ownership ownership) {
        return switch (ownership) {
            case Ownership.Ours() -> new Ours();
            case Ownership.NotReadYet() -> new NotKnownYet();
            case Ownership.LivingObject(ObjectRef owner) ->
                new Refused(
                        "connection " + row.peerConnId() + " belongs to " + owner
                                + ", which still exists: leave it there and delete this object; or set deletionPolicy: Retain on "
                                + owner + " and then delete that one, so that the connection is not released",
                        "adopt " + row.peerConnId() + " (needs: deletionPolicy: Retain on " + owner
                                + ", and then that object deleted)");
            case Ownership.OtherCluster() ->
                allowed(s, row, AdoptionPolicy.ALWAYS, "carries the tag of another cluster's operator");
            case Ownership.GoneObject() ->
                s.policies().watchesEverything()
                        ? allowed(s, row, AdoptionPolicy.IF_UNMANAGED, "carries the tag of an object that is gone")
                        : allowed(
                                s, row, AdoptionPolicy.ALWAYS, "carries the tag of an object this operator cannot see");
            case Ownership.Unmarked() when wasJustCreated(s, row) || isPerhapsBeingCreated(s) -> new NotKnownYet();
            case Ownership.Unmarked() ->
                allowed(s, row, AdoptionPolicy.IF_UNMANAGED, "was not created by this operator");
            case Ownership.Unreadable() ->
                isOursByStatus(s, row) || isOursByIntent(s, row)
                        ? new Ours()
                        : allowed(s, row, AdoptionPolicy.IF_UNMANAGED, "was not created by this object");
        };
    }

    /** The id is the one that our creation was answered with, so lately that its tags may not show yet. */
    private static boolean wasJustCreated(Situation s, PeerConn row) {
        return isOursByStatus(s, row) && tagsShowBy(s).filter(s.now()::isBefore).isPresent();
    }

    /** Nobody knows what came of our request: this may be what it made, and its tags may not show yet. */
    private static boolean isPerhapsBeingCreated(Situation s) {
        return s.memory().hasOpenIntent()
                && tagsShowBy(s).filter(s.now()::isBefore).isPresent();
    }

    /** Until when the tags of what we created may not show yet. */
    static Optional<Instant> tagsShowBy(Situation s) {
        return s.memory()
                .findIntent()
                .map(intent -> intent.startedAt().plus(s.policies().visibilityGrace()));
    }

    private static boolean isOursByStatus(Situation s, PeerConn row) {
        return s.memory().hasCreated() && s.memory().knows(row.peerConnId());
    }

    /**
     * Asked for by us, the answer lost, and created just then and of that size, where before there was none: the request was
     * ours. The intent stands in an annotation that the author of the object can write, so it counts for no more than what
     * the author could have by adoptionPolicy anyway.
     */
    private static boolean isOursByIntent(Situation s, PeerConn row) {
        Optional<CloudTime> created =
                CloudTime.find(row.createdTime(), s.policies().cloudTimeZone());
        return s.policies().adoptionPermitted()
                && s.memory().hasOpenIntent()
                && Objects.equals(row.bandwidthInMbps(), s.desired().spec().bandwidthInMbps())
                && created.isPresent()
                && s.memory()
                        .findIntent()
                        .map(CreateIntent::startedAt)
                        .filter(sent -> isSoonAfter(s, sent, created.get().earliest())
                                || isSoonAfter(s, sent, created.get().latest()))
                        .isPresent();
    }

    private static boolean isSoonAfter(Situation s, Instant sent, Instant created) {
        return !created.isBefore(sent.minus(CLOCK_SKEW))
                && !created.isAfter(sent.plus(s.policies().visibilityGrace()));
    }

    private static Adoption allowed(Situation s, PeerConn row, AdoptionPolicy needed, String what) {
        AdoptionPolicy declared = s.desired().adoptionPolicy();
        boolean wished = declared == AdoptionPolicy.ALWAYS || declared == needed;
        boolean permitted = s.policies().adoptionPermitted();
        if (!wished && (permitted || !s.desired().observesOnly())) {
            return refused(row, what, "set adoptionPolicy: " + needed + " to take it over");
        }
        if (!permitted) {
            return refused(
                    row,
                    what,
                    "taking over through the operator's default account is not permitted in namespace "
                            + s.desired().ref().namespace()
                            + ": set credentialsRef, or add the namespace to the chart value"
                            + " defaultCredentials.adoptionNamespaces (option --default-credentials-adoption-namespaces)");
        }
        return new TakenOver();
    }

    private static Adoption refused(PeerConn row, String what, String remedy) {
        return new Refused(
                "connection " + row.peerConnId() + " " + what + ": " + remedy,
                "adopt " + row.peerConnId() + " (needs: " + remedy + ")");
    }
}
