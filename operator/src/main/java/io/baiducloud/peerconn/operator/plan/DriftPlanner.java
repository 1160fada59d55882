package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.DnsStatus;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what is declared with what is there. Undeclared fields are never looked at. */
final class DriftPlanner {
    static final String PROTECTION_RAISED =
            "delete protection was switched on by someone else and is not lifted by itself: set deleteProtect: true to keep"
                    + " it, or annotate the object with a new vpc.baiducloud.io/reconcile-requested-at to lift it";

    private DriftPlanner() {}

    /** What is to be done on our side. */
    static List<Step> ownSide(Situation s, PeerConn row) {
        List<Step> steps = new ArrayList<>();
        protection(s, row).ifPresent(steps::add);
        Renewals.step(s, row).ifPresent(steps::add);
        bandwidth(s, row).ifPresent(steps::add);
        PeerConnectionSpec spec = s.desired().spec();
        names(row, spec.localIfName(), spec.description(), Action.Side.OWN).ifPresent(steps::add);
        dns(row, spec.dnsSync(), Action.Side.OWN).ifPresent(steps::add);
        return steps;
    }

    /** Whether the protection that is there was switched on by someone else, and is kept. */
    static boolean isProtectionRaised(Situation s, PeerConn row) {
        return Boolean.FALSE.equals(s.desired().spec().deleteProtect())
                && Boolean.TRUE.equals(row.deleteProtect())
                && !mayLowerProtection(s);
    }

    /** Lowering needs a person's act: the declared value became false, or a fresh look was asked for. */
    static boolean mayLowerProtection(Situation s) {
        return Boolean.TRUE.equals(s.memory().status().protectionCarriedOut()) || s.isFreshLookRequested();
    }

    static Optional<Step> protection(Situation s, PeerConn row) {
        Boolean declared = s.desired().spec().deleteProtect();
        if (declared == null || declared.equals(row.deleteProtect())) {
            return Optional.empty();
        }
        Action.Protect action = new Action.Protect(row.peerConnId(), declared);
        if (row.deleteProtect() == null) {
            return Optional.of(Step.ifEver("the cloud shows whether the connection is protected", action));
        }
        if (!declared && !mayLowerProtection(s)) {
            return Optional.of(Step.blocked(PROTECTION_RAISED, action));
        }
        return Optional.of(
                isSettled(row)
                        ? Step.now(action)
                        : Step.when("the connection is active or waits for acceptance", action));
    }

    private static Optional<Step> bandwidth(Situation s, PeerConn row) {
        Integer declared = s.desired().spec().bandwidthInMbps();
        Integer actual = row.bandwidthInMbps();
        if (declared == null || declared.equals(actual)) {
            return Optional.empty();
        }
        Action.Resize action = new Action.Resize(row.peerConnId(), actual, declared);
        if (actual == null) {
            return Optional.of(Step.ifEver("the cloud shows a bandwidth", action));
        }
        if (Payments.isPrepaid(s, row) && declared < actual) {
            return Optional.of(Step.blocked(
                    "the bandwidth of a prepaid connection can only be raised: set bandwidthInMbps to " + actual
                            + " or more",
                    action));
        }
        return Optional.of(whenActive(row, action));
    }

    /** Name and description of a side, changed together. */
    static Optional<Step> names(
            PeerConn row, @Nullable String declaredName, @Nullable String declaredDescription, Action.Side side) {
        String name = differs(declaredName, row.localIfName()) ? declaredName : null;
        String description = differs(declaredDescription, row.description()) ? declaredDescription : null;
        if (name == null && description == null) {
            return Optional.empty();
        }
        String localIfId = row.localIfId();
        if (localIfId == null) {
            return Optional.of(Step.ifEver(
                    "the cloud shows the interface id of that side",
                    new Action.Update(row.peerConnId(), "", name, description, side)));
        }
        Action.Update action = new Action.Update(row.peerConnId(), localIfId, name, description, side);
        return Optional.of(
                isSettled(row)
                        ? Step.now(action)
                        : Step.when("the connection is active or waits for acceptance", action));
    }

    /** DNS synchronisation of a side. */
    static Optional<Step> dns(PeerConn row, @Nullable Boolean declared, Action.Side side) {
        if (declared == null) {
            return Optional.empty();
        }
        DnsStatus actual = row.dnsStatus();
        if (actual == (declared ? DnsStatus.OPEN : DnsStatus.CLOSE)) {
            return Optional.empty();
        }
        Action.SwitchDns action = new Action.SwitchDns(row.peerConnId(), row.role(), declared, side);
        if (row.status() != PeerConnStatus.ACTIVE) {
            return Optional.of(Step.when("the connection is active", action));
        }
        return Optional.of(
                switch (actual) {
                    case OPEN, CLOSE -> Step.now(action);
                    case WAIT, SYNCING, CLOSING ->
                        Step.when("DNS sync is no longer " + row.dnsStatusAsString(), action);
                    case UNKNOWN ->
                        Step.ifEver(
                                "the cloud shows a DNS state that this version knows, not "
                                        + said(row.dnsStatusAsString()),
                                action);
                });
    }

    private static String said(@Nullable String word) {
        return word == null ? "none" : '"' + word + '"';
    }

    private static Step whenActive(PeerConn row, Action action) {
        return row.status() == PeerConnStatus.ACTIVE ? Step.now(action) : Step.when("the connection is active", action);
    }

    private static boolean isSettled(PeerConn row) {
        return row.status() == PeerConnStatus.ACTIVE || row.status() == PeerConnStatus.CONSULTING;
    }

    /** A row that leaves out an empty text says the same as one that shows it empty. */
    private static boolean differs(@Nullable String declared, @Nullable String actual) {
        return declared != null && !declared.equals(Objects.requireNonNullElse(actual, ""));
    }
}
