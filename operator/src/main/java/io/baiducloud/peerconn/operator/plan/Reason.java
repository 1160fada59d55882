package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.crd.ConditionStatus;
import java.util.Set;

/**
 * Why an object is, or is not, ready: the one table that conditions, events and docs/conditions.md are made from. The columns
 * are the word, Ready and Stalled, the event, what Available and Synced can say beside it, what it means, and what to do.
 */
@SuppressWarnings("ImmutableEnumChecker") // the sets are made by Set.of and never change
public enum Reason {
    /** See the table. */
    ACTIVE(
            "Active",
            Ready.TRUE,
            Told.READY,
            Set.of(Availability.THE_CLOUDS_WORD),
            Set.of(Synchrony.SYNCED),
            "The connection is active and as declared.",
            "Nothing."),
    /** See the table. */
    REJECTED_AS_DECLARED(
            "RejectedAsDeclared",
            Ready.TRUE,
            Told.READY,
            Set.of(Availability.THE_CLOUDS_WORD),
            Set.of(Synchrony.SYNCED),
            "The request was rejected, as acceptance: Reject declares.",
            "Nothing."),
    /** See the table. */
    PENDING(
            "Pending",
            Ready.UNKNOWN,
            Told.NOTHING,
            Set.of(Availability.THE_CLOUDS_WORD, Availability.ABSENT, Availability.UNOBSERVED),
            Set.of(Synchrony.PENDING, Synchrony.UNOBSERVED),
            "The operator has not seen enough of the cloud yet to say more.",
            "Wait. If it lasts for minutes, read the message and the operator's log."),
    /** See the table. */
    CREATING(
            "Creating",
            Ready.FALSE,
            Told.NOTHING,
            Set.of(Availability.THE_CLOUDS_WORD, Availability.ABSENT, Availability.UNOBSERVED),
            Set.of(Synchrony.DRIFTED, Synchrony.PENDING, Synchrony.UNOBSERVED),
            "The connection is being requested or set up.",
            "Wait."),
    /** See the table. */
    CONSULTING(
            "Consulting",
            Ready.FALSE,
            Told.WAITING,
            Set.of(Availability.THE_CLOUDS_WORD),
            Set.of(Synchrony.DRIFTED, Synchrony.PENDING),
            "The request waits for the other account, for at most seven days.",
            "Have the other account accept the request, or set acceptor.credentialsRef."),
    /** See the table. */
    WAITING_FOR_REQUEST(
            "WaitingForRequest",
            Ready.FALSE,
            Told.WAITING,
            Set.of(Availability.THE_CLOUDS_WORD, Availability.ABSENT),
            Set.of(Synchrony.PENDING, Synchrony.UNOBSERVED),
            "No request for these VPCs, these regions and this account is there yet.",
            "Have the other account create its initiator object, and compare VPCs, regions and account on both sides."),
    /** See the table. */
    WAITING_FOR_APPROVAL(
            "WaitingForApproval",
            Ready.FALSE,
            Told.WAITING,
            Set.of(Availability.THE_CLOUDS_WORD),
            Set.of(Synchrony.PENDING),
            "A request is there and acceptance is Manual.",
            "Set approvedPeerConnId to the id in the message, or acceptance to Accept."),
    /** See the table. */
    UPDATING(
            "Updating",
            Ready.FALSE,
            Told.NOTHING,
            Set.of(Availability.THE_CLOUDS_WORD),
            Set.of(Synchrony.DRIFTED, Synchrony.PENDING),
            "A change is being carried out.",
            "Wait."),
    /** See the table. */
    DELETING(
            "Deleting",
            Ready.FALSE,
            Told.NOTHING,
            Set.of(Availability.THE_CLOUDS_WORD, Availability.UNOBSERVED),
            Set.of(Synchrony.DRIFTED, Synchrony.PENDING, Synchrony.UNOBSERVED),
            "The connection is being released.",
            "Wait."),
    /** See the table. */
    DOWN(
            "Down",
            Ready.FALSE,
            Told.NOT_READY,
            Set.of(Availability.THE_CLOUDS_WORD),
            Set.of(Synchrony.SYNCED, Synchrony.PENDING),
            "The cloud reports that the connection does not work.",
            "Look at the account's balance and at the connection in the console."),
    /** See the table. */
    EXPIRED(
            "Expired",
            Ready.FALSE,
            Told.NOT_READY,
            Set.of(Availability.THE_CLOUDS_WORD),
            Set.of(Synchrony.SYNCED, Synchrony.PENDING),
            "The prepaid time of the connection is over.",
            "Renew it in the console."),
    /** See the table. */
    NOT_SYNCED(
            "NotSynced",
            Ready.FALSE,
            Told.NOT_READY,
            Set.of(Availability.THE_CLOUDS_WORD, Availability.ABSENT),
            Set.of(Synchrony.DRIFTED, Synchrony.PENDING, Synchrony.BLOCKED),
            "The cloud differs from what is declared, and it is not being changed.",
            "Read status.pendingActions; under ObserveOnly set managementPolicy to Full to carry it out."),
    /** See the table; the same word as {@link #NOT_SYNCED}, because kubectl users see one problem: not looked at. */
    UNOBSERVED(
            "NotSynced",
            Ready.UNKNOWN,
            Told.NOT_READY,
            Set.of(Availability.UNOBSERVED),
            Set.of(Synchrony.UNOBSERVED),
            "The cloud could not be looked at.",
            "Read the message: it names the endpoint and the error."),
    /** See the table. */
    BLOCKED(
            "Blocked",
            Ready.FALSE_STALLED,
            Told.STALLED,
            Set.of(Availability.THE_CLOUDS_WORD, Availability.ABSENT),
            Set.of(Synchrony.DRIFTED, Synchrony.PROTECTION_RAISED, Synchrony.BLOCKED),
            "What is declared cannot be done as things are.",
            "Read the message: it names the way out."),
    /** See the table. */
    CONFLICT(
            "Conflict",
            Ready.FALSE_STALLED,
            Told.STALLED,
            Set.of(Availability.THE_CLOUDS_WORD, Availability.ABSENT, Availability.UNOBSERVED),
            Set.of(Synchrony.BLOCKED),
            "Another owner, object or connection is in the way.",
            "Read the message: it names the other one, and adoptionPolicy if that would help."),
    /** See the table. */
    IDENTITY_MISMATCH(
            "IdentityMismatch",
            Ready.FALSE_STALLED,
            Told.STALLED,
            Set.of(Availability.ABSENT),
            Set.of(Synchrony.BLOCKED),
            "The connection with this id is not between these VPCs, regions and accounts.",
            "Correct peerConnId, or the VPCs."),
    /** See the table. */
    PEER_CONN_ID_NOT_FOUND(
            "PeerConnIdNotFound",
            Ready.FALSE_STALLED,
            Told.STALLED,
            Set.of(Availability.ABSENT),
            Set.of(Synchrony.BLOCKED),
            "No connection has the id in spec.peerConnId.",
            "Correct peerConnId, the region or the credentials; without peerConnId a connection is created."),
    /** See the table. */
    ABSENCE_UNCONFIRMED(
            "AbsenceUnconfirmed",
            Ready.UNKNOWN_STALLED,
            Told.STALLED,
            Set.of(Availability.ABSENT, Availability.UNOBSERVED),
            Set.of(Synchrony.PENDING, Synchrony.BLOCKED),
            "The connection is not seen, and it is not certain that it is gone.",
            "If the keys are those of another account, restore the right ones; only if the connection is really gone,"
                    + " say so with reconcile-requested-at."),
    /** See the table. */
    MASS_ABSENCE(
            "MassAbsence",
            Ready.UNKNOWN_STALLED,
            Told.STALLED,
            Set.of(Availability.ABSENT, Availability.UNOBSERVED),
            Set.of(Synchrony.PENDING, Synchrony.BLOCKED),
            "Many connections of these credentials vanished at once: wrong keys or a fault of the cloud look like this.",
            "Check account and credentials; where a connection is really gone, say so with reconcile-requested-at."),
    /** See the table. */
    RELEASE_LIMITED(
            "ReleaseLimited",
            Ready.FALSE,
            Told.NOT_READY,
            Set.of(Availability.THE_CLOUDS_WORD),
            Set.of(Synchrony.DRIFTED, Synchrony.PENDING),
            "Many connections were released within the hour; the brake holds this one.",
            "Wait, raise the chart value maxReleasesPerHour (option --max-releases-per-hour), or set"
                    + " reconcile-requested-at to let this one through."),
    /** See the table. */
    QUOTA_EXCEEDED(
            "QuotaExceeded",
            Ready.FALSE_STALLED,
            Told.STALLED,
            Set.of(Availability.THE_CLOUDS_WORD, Availability.ABSENT),
            Set.of(Synchrony.DRIFTED, Synchrony.PENDING),
            "A quota of the account is used up.",
            "Free something, or ask the provider to raise the quota."),
    /** See the table. */
    SECRET_NOT_FOUND(
            "SecretNotFound",
            Ready.FALSE_STALLED,
            Told.CREDENTIALS_PROBLEM,
            Set.of(Availability.THE_CLOUDS_WORD, Availability.UNOBSERVED),
            Set.of(Synchrony.BLOCKED, Synchrony.UNOBSERVED),
            "The Secret with the credentials is not there, or not labelled.",
            "Create or label it: the message holds the command."),
    /** See the table. */
    SECRET_INVALID(
            "SecretInvalid",
            Ready.FALSE_STALLED,
            Told.CREDENTIALS_PROBLEM,
            Set.of(Availability.THE_CLOUDS_WORD, Availability.UNOBSERVED),
            Set.of(Synchrony.BLOCKED, Synchrony.UNOBSERVED),
            "A key of the Secret is missing or unusable.",
            "Correct the Secret."),
    /** See the table. */
    INVALID_ACCESS_KEY_ID(
            "InvalidAccessKeyId",
            Ready.FALSE_STALLED,
            Told.CREDENTIALS_PROBLEM,
            Set.of(Availability.THE_CLOUDS_WORD, Availability.UNOBSERVED),
            Set.of(Synchrony.BLOCKED, Synchrony.UNOBSERVED),
            "The cloud does not know the access key id.",
            "Correct accessKeyId in the Secret, or enable the key."),
    /** See the table. */
    SIGNATURE_DOES_NOT_MATCH(
            "SignatureDoesNotMatch",
            Ready.FALSE_STALLED,
            Told.CREDENTIALS_PROBLEM,
            Set.of(Availability.THE_CLOUDS_WORD, Availability.UNOBSERVED),
            Set.of(Synchrony.BLOCKED, Synchrony.UNOBSERVED),
            "The cloud does not accept the signature.",
            "Correct secretAccessKey in the Secret; check the clock of the node."),
    /** See the table. */
    NOT_ALLOWED(
            "NotAllowed",
            Ready.FALSE_STALLED,
            Told.CREDENTIALS_PROBLEM,
            Set.of(Availability.THE_CLOUDS_WORD, Availability.ABSENT, Availability.UNOBSERVED),
            Set.of(Synchrony.DRIFTED, Synchrony.PENDING, Synchrony.BLOCKED, Synchrony.UNOBSERVED),
            "The account, or this namespace, may not do this.",
            "Grant the permission the message names.");

    private final String word;
    private final Ready ready;
    private final Told told;
    private final Set<Availability> available;
    private final Set<Synchrony> synced;
    private final String meaning;
    private final String remedy;

    Reason(
            String word,
            Ready ready,
            Told told,
            Set<Availability> available,
            Set<Synchrony> synced,
            String meaning,
            String remedy) {
        this.word = word;
        this.ready = ready;
        this.told = told;
        this.available = available;
        this.synced = synced;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** The word in conditions and events. */
    public String word() {
        return word;
    }

    /** What Ready says. */
    public ConditionStatus readyStatus() {
        return ready.status();
    }

    /** Whether only a person can help. */
    public boolean isStalled() {
        return ready.isStalled();
    }

    /** The event that tells of it. */
    public Told told() {
        return told;
    }

    /** What Available can say beside it. */
    public Set<Availability> available() {
        return available;
    }

    /** What Synced can say beside it. */
    public Set<Synchrony> synced() {
        return synced;
    }

    /** What it means, for the documentation. */
    public String meaning() {
        return meaning;
    }

    /** What to do, for the documentation. */
    public String remedy() {
        return remedy;
    }

    /** Whether it speaks of credentials, and so stands in CredentialsReady too. */
    public boolean isAboutCredentials() {
        return switch (this) {
            case SECRET_NOT_FOUND, SECRET_INVALID, INVALID_ACCESS_KEY_ID, SIGNATURE_DOES_NOT_MATCH, NOT_ALLOWED -> true;
            default -> false;
        };
    }
}
