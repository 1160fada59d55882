package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.operator.plan.Action;
import java.util.Optional;

/** What can differ from the declaration, in the words of the spec. */
public enum DriftField {
    /** The bandwidth. */
    BANDWIDTH("bandwidthInMbps"),
    /** Name and description of a side, which are changed by one call. */
    DESCRIPTION("description"),
    /** DNS synchronisation of a side. */
    DNS("dnsSync"),
    /** The protection against release. */
    PROTECTION("deleteProtect");

    private final String word;

    DriftField(String word) {
        this.word = word;
    }

    /** The word in metrics. */
    public String word() {
        return word;
    }

    /** What an action sets right; empty for what makes, ends or negotiates a connection. */
    static Optional<DriftField> of(Action action) {
        return switch (action) {
            case Action.Resize _ -> Optional.of(BANDWIDTH);
            case Action.Update _ -> Optional.of(DESCRIPTION);
            case Action.SwitchDns _ -> Optional.of(DNS);
            case Action.Protect _ -> Optional.of(PROTECTION);
            case Action.Create _, Action.Release _, Action.Accept _, Action.Reject _, Action.Renew _ ->
                Optional.empty();
        };
    }
}
