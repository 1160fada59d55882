package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.crd.AdoptionPolicy;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.identity.Ownership;

/** Whether a connection that is there is ours, may be taken over, or is another's; asked anew on every pass. */
sealed interface Adoption {
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
                refused(row, "belongs to " + owner + ", which is alive", "delete that object first");
            case Ownership.OtherCluster() ->
                allowed(s, row, AdoptionPolicy.ALWAYS, "bears the tag of another cluster's operator");
            case Ownership.GoneObject() ->
                s.policies().watchesEverything()
                        ? allowed(s, row, AdoptionPolicy.IF_UNMANAGED, "bears the tag of an object that is gone")
                        : allowed(s, row, AdoptionPolicy.ALWAYS, "bears the tag of an object this operator cannot see");
            case Ownership.Unmarked() ->
                allowed(s, row, AdoptionPolicy.IF_UNMANAGED, "was not created by this operator");
            case Ownership.Unreadable() ->
                isOursByStatus(s, row)
                        ? new Ours()
                        : allowed(s, row, AdoptionPolicy.IF_UNMANAGED, "was not created by this object");
        };
    }

    private static boolean isOursByStatus(Situation s, PeerConn row) {
        return s.memory().origin().isPresent()
                && s.memory().origin().get() == io.baiducloud.peerconn.crd.Origin.CREATED
                && s.memory().knownId().filter(row.peerConnId()::equals).isPresent();
    }

    private static Adoption allowed(Situation s, PeerConn row, AdoptionPolicy needed, String what) {
        AdoptionPolicy declared = s.desired().adoptionPolicy();
        boolean permitted = declared == AdoptionPolicy.ALWAYS || declared == needed;
        if (!permitted) {
            return refused(row, what, "set adoptionPolicy: " + needed + " to take it over");
        }
        if (!s.policies().adoptionPermitted()) {
            return refused(
                    row,
                    what,
                    "taking over through the operator's default account is not permitted in namespace "
                            + s.desired().ref().namespace()
                            + ": set credentialsRef, or have the operator's --default-credentials-adoption-namespaces name it");
        }
        return new TakenOver();
    }

    private static Adoption refused(PeerConn row, String what, String remedy) {
        return new Refused(
                "connection " + row.peerConnId() + " " + what + ": " + remedy,
                "adopt " + row.peerConnId() + " (needs: " + remedy + ")");
    }
}
