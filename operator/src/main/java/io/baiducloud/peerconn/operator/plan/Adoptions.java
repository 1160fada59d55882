package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.operator.identity.Ownership;
import java.util.Optional;

/** What status may say of a connection that is there, by whose it is. */
public final class Adoptions {
    private Adoptions() {}

    /** Whether the connection may be shown in this object's status: its own, or one it may look at. */
    public static boolean mayShow(Situation s, Observed.Present present) {
        if (s.desired().isAcceptor()) {
            return true;
        }
        if (s.claim() instanceof Claim.Lost) {
            return false;
        }
        return switch (Adoption.decide(s, present.own(), present.ownership())) {
            case Adoption.Ours(), Adoption.TakenOver() -> true;
            case Adoption.Refused(String message, String preface) -> mayLook(s, present);
            case Adoption.NotKnownYet() -> false;
        };
    }

    /** Whether not even the state of the connection may be shown: it is another's, in an account that is not theirs. */
    public static boolean isHidden(Situation s, Observed.Present present) {
        return !s.policies().adoptionPermitted() && !mayShow(s, present);
    }

    /** Whether another's connection is looked at, to show what would be done if it were ours. */
    static boolean mayLook(Situation s, Observed.Present present) {
        boolean belongsToLivingObject = present.ownership() instanceof Ownership.LivingObject;
        return s.observesOnly()
                && s.policies().adoptionPermitted()
                && (s.desired().observesOnly() || !belongsToLivingObject);
    }

    /** How the connection came under this object; empty for one that is only looked at. */
    public static Optional<Origin> origin(Situation s, Observed.Present present) {
        if (s.desired().isAcceptor()) {
            return Optional.empty();
        }
        return switch (Adoption.decide(s, present.own(), present.ownership())) {
            case Adoption.Ours() -> Optional.of(Origin.CREATED);
            case Adoption.TakenOver() -> s.observesOnly() ? Optional.empty() : Optional.of(Origin.ADOPTED);
            case Adoption.Refused(String message, String preface) -> Optional.empty();
            case Adoption.NotKnownYet() -> Optional.empty();
        };
    }
}
