package io.baiducloud.peerconn.operator.status;

import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.operator.plan.Availability;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.plan.Synchrony;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** docs/conditions.md, made from the table in the code. */
final class ConditionsPage {
    private static final String BEGINNING = """
            # Conditions

            Generated from the table in `Reason.java` by `make docs`; what to do about a reason, with examples, is in
            [troubleshooting](troubleshooting.md).

            Begin with `Ready`: its reason is one word, which `kubectl get pconn` shows as REASON, and its message names what is
            wrong and what to do. Every object has the same conditions, from the operator's first look at it on.

            | type | True means | otherwise |
            |---|---|---|
            | `Ready` | the connection is available and as declared, or rejected as declared | the reason, see below |
            | `Available` | the cloud says `active` or `updating`: traffic can flow | the cloud's own word as the reason, `Absent`, or Unknown with `Unobserved` |
            | `Synced` | the last look equals the spec | see below |
            | `PeerAccepted` | the other account has accepted; only with `peerAccountId` | `AwaitingPeer`, `ManualApprovalRequired`, `Rejected`, `ConsultFailed` |
            | `CredentialsReady` | the Secret is usable and the cloud accepts its keys | `SecretNotFound`, `SecretInvalid`, `InvalidAccessKeyId`, `SignatureDoesNotMatch`, `NotAllowed`; Unknown with `Unobserved` while the keys have not been tried |
            | `Reconciling` | not Ready, and nothing here needs correcting: it goes on by itself, or waits for the cloud, the other account or an approval | present only while True |
            | `Stalled` | only a person can help, and the message says how | present only while True |
            | `Paused` | `vpc.baiducloud.io/paused: "true"`: the cloud is not called, and the other conditions stay as they were | present only while True |

            While an object is not paused, exactly one of `Ready`, `Reconciling` and `Stalled` is True. For kstatus, and so for Flux,
            Argo CD and `kubectl wait`, that is Current, InProgress and Failed; an object that is being deleted is Terminating
            until it is gone. Each condition has `observedGeneration`; `lastTransitionTime` moves only when the status flips. Times,
            counters and request ids are in events and logs, never in messages, so an unchanged situation writes nothing.

            """;

    private static final String SYNCED = """

            ## Synced

            | status | reason | meaning |
            |---|---|---|
            """;

    private ConditionsPage() {}

    static String text() {
        String reasons = Stream.of(Reason.values()).map(ConditionsPage::row).collect(Collectors.joining());
        String synced = Stream.of(Synchrony.values()).map(ConditionsPage::row).collect(Collectors.joining());
        return BEGINNING
                + "## Ready\n\n"
                + "The event announces a change to this reason. Where it is \"–\", what is done has an event of its own, such as\n"
                + "`Created`, `Updated` or `Releasing`.\n\n"
                + "| reason | Ready | Stalled | Available | Synced | event | it means | what to do |\n"
                + "|---|---|---|---|---|---|---|---|\n" + reasons + SYNCED + synced;
    }

    private static String row(Reason reason) {
        return "| `%s` | %s | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        reason.word(),
                        reason.readyStatus(),
                        reason.isStalled() ? "True" : "–",
                        available(reason),
                        synced(reason.synced()),
                        event(reason),
                        reason.meaning(),
                        reason.remedy());
    }

    private static String available(Reason reason) {
        return reason.available().stream()
                .sorted()
                .map(available -> switch (available) {
                    case THE_CLOUDS_WORD -> wordOf(reason);
                    case ABSENT -> "False `" + Availability.ABSENT.word() + "`";
                    case UNOBSERVED -> "Unknown `" + Availability.UNOBSERVED.word() + "`";
                })
                .collect(Collectors.joining("; "));
    }

    private static String wordOf(Reason reason) {
        return switch (reason) {
            case ACTIVE -> "True";
            case REJECTED_AS_DECLARED, CONSULTING, WAITING_FOR_APPROVAL, DOWN, EXPIRED -> "False, the cloud's word";
            default -> "the cloud's word";
        };
    }

    private static String synced(Set<Synchrony> synced) {
        return synced.stream()
                .sorted()
                .map(one -> (one.status() == ConditionStatus.FALSE ? "" : one.status() + " ") + "`" + one.word() + "`")
                .collect(Collectors.joining("; "));
    }

    private static String event(Reason reason) {
        return switch (reason.told()) {
            case NOTHING -> "–";
            case READY, WAITING, NOT_READY, STALLED, CREDENTIALS_PROBLEM ->
                "`"
                        + Stream.of(reason.told().name().split("_", -1))
                                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining())
                        + "`";
        };
    }

    private static String row(Synchrony synced) {
        String meaning =
                switch (synced) {
                    case SYNCED -> "everything declared was compared, and is so";
                    case DRIFTED ->
                        "something differs and is being changed, or would be under ObserveOnly: `status.pendingActions`";
                    case PROTECTION_RAISED ->
                        "the object says `deleteProtect: false`, and somebody switched protection on: it is not lifted by"
                                + " itself";
                    case PENDING -> "something differs or could not be compared yet, and something has to come first";
                    case BLOCKED -> "something differs and cannot be changed as things are; the message says why";
                    case UNOBSERVED -> "the connection could not be looked at";
                };
        return "| %s | `%s` | %s |%n".formatted(synced.status(), synced.word(), meaning);
    }
}
