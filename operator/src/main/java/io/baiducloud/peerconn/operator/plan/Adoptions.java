package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.crd.Origin;
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
            case Adoption.Refused(String message, String preface) ->
                s.desired().observesOnly() && s.policies().adoptionPermitted();
            case Adoption.NotKnownYet() -> false;
        };
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
