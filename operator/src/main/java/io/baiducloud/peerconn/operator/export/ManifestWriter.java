package io.baiducloud.peerconn.operator.export;

import io.baiducloud.peerconn.client.DnsStatus;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.client.Tag;
import io.baiducloud.peerconn.crd.Acceptor;
import io.baiducloud.peerconn.crd.Billing;
import io.baiducloud.peerconn.crd.CredentialsRef;
import io.baiducloud.peerconn.crd.DeletionPolicy;
import io.baiducloud.peerconn.crd.ManagementPolicy;
import io.baiducloud.peerconn.crd.PaymentTiming;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.crd.Role;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.export.Existing.OtherSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Describes an existing connection as an object that only observes it: it declares what is there, so that managing it
 * later changes nothing.
 */
final class ManifestWriter {
    private static final int TAGS_AT_MOST = 50;
    private static final int TAG_KEY_AT_MOST = 128;

    private final @Nullable CredentialsRef credentialsRef;

    ManifestWriter(Optional<String> credentialsRef) {
        this.credentialsRef = credentialsRef.map(CredentialsRef::new).orElse(null);
    }

    Entry entry(Existing connection) {
        PeerConn own = connection.ownSide();
        return nothingToTakeOver(own)
                .or(() -> unusable(own))
                .<Entry>map(why -> new Entry.Skipped(connection.id(), why))
                .orElseGet(() -> switch (connection.otherSide()) {
                    case OtherSide.Unclear(String why) -> new Entry.Skipped(connection.id(), why);
                    case OtherSide.Theirs(Optional<String> accountId) -> acrossAccounts(connection, accountId);
                    case OtherSide.Ours() -> withinAccount(connection);
                });
    }

    private static Optional<String> nothingToTakeOver(PeerConn own) {
        return switch (own.status()) {
            case CONSULT_FAILED ->
                Optional.of("its negotiation failed (consult_failed): nothing is there to take over, and it only"
                        + " blocks a new request between its VPCs; release it in the console");
            case DELETING, DELETED -> Optional.of("it is being released (" + own.statusAsString() + ")");
            case CREATING, CONSULTING, ACTIVE, DOWN, STARTING, STOPPING, EXPIRED, ERROR, UPDATING, UNKNOWN ->
                Optional.empty();
        };
    }

    private static Optional<String> unusable(PeerConn own) {
        if (!Admissible.isConnectionId(own.peerConnId())) {
            return Optional.of("an object cannot name this id");
        }
        return Admissible.vpcsAndRegions(own).map(what -> "an object cannot name its " + what);
    }

    private Entry acrossAccounts(Existing connection, Optional<String> accountId) {
        if (accountId.filter(Admissible::isAccountId).isEmpty()) {
            return new Entry.Skipped(
                    connection.id(),
                    "the cloud does not show a usable id of the other side's account"
                            + accountId.map(id -> " (" + id + ")").orElse(""));
        }
        PeerConn own = connection.ownSide();
        return own.role() == PeerConnRole.ACCEPTOR
                ? asAcceptor(own, accountId.get())
                : asInitiator(own, accountId.get(), null);
    }

    private Entry withinAccount(Existing connection) {
        if (connection.initiator().isEmpty()) {
            return new Entry.Skipped(
                    connection.id(), "the cloud does not show its initiator's side, which an object has to stand on");
        }
        return asInitiator(
                connection.initiator().get(),
                null,
                connection.acceptor().map(ManifestWriter::otherSide).orElse(null));
    }

    private Entry asInitiator(PeerConn own, @Nullable String peerAccountId, @Nullable Acceptor acceptor) {
        List<String> comments = new ArrayList<>(List.of(headline(own, peerAccountId)));
        boolean prepaid = own.paymentTiming() == io.baiducloud.peerconn.client.PaymentTiming.PREPAID
                // the cloud sells none within one region
                && !String.valueOf(own.localRegion()).equals(own.peerRegion());
        if (prepaid) {
            comments.add("paid for until " + own.expiredTime() + "; it is neither renewed nor released by this object");
        }
        if (own.findTag(WellKnownNames.OWNER_TAG).isPresent()) {
            comments.add("carries the tag of an operator: another PeerConnection object may manage it");
        }
        return new Entry.Manifest(
                own.peerConnId(),
                ObjectName.of(own.peerConnId()),
                comments,
                new PeerConnectionSpec(
                        String.valueOf(own.localRegion()),
                        String.valueOf(own.localVpcId()),
                        String.valueOf(own.peerVpcId()),
                        String.valueOf(own.peerRegion()),
                        peerAccountId,
                        null,
                        own.bandwidthInMbps() == null || own.bandwidthInMbps() < 1 ? null : own.bandwidthInMbps(),
                        prepaid ? new Billing(PaymentTiming.PREPAID, null, null) : null,
                        description(own, comments),
                        interfaceName(own, comments),
                        null,
                        dnsSync(own),
                        own.deleteProtect(),
                        tags(own, comments),
                        null,
                        own.peerConnId(),
                        null,
                        ManagementPolicy.OBSERVE_ONLY,
                        DeletionPolicy.RETAIN,
                        null,
                        credentialsRef,
                        null,
                        null,
                        acceptor));
    }

    private Entry asAcceptor(PeerConn own, String peerAccountId) {
        List<String> comments = new ArrayList<>(List.of(headline(own, peerAccountId)));
        if (own.status() == PeerConnStatus.CONSULTING) {
            comments.add("a request that waits for an answer: approvedPeerConnId: " + own.peerConnId()
                    + " with managementPolicy: Full accepts it");
        }
        return new Entry.Manifest(
                own.peerConnId(),
                ObjectName.of(own.peerConnId()),
                comments,
                new PeerConnectionSpec(
                        String.valueOf(own.localRegion()),
                        String.valueOf(own.localVpcId()),
                        String.valueOf(own.peerVpcId()),
                        String.valueOf(own.peerRegion()),
                        peerAccountId,
                        Role.ACCEPTOR,
                        null,
                        null,
                        description(own, comments),
                        interfaceName(own, comments),
                        null,
                        dnsSync(own),
                        null,
                        Map.of(),
                        null,
                        null,
                        null,
                        ManagementPolicy.OBSERVE_ONLY,
                        null,
                        null,
                        credentialsRef,
                        null,
                        null,
                        null));
    }

    private static @Nullable Acceptor otherSide(PeerConn side) {
        List<String> ignored = new ArrayList<>();
        Acceptor declared = new Acceptor(null, dnsSync(side), description(side, ignored), interfaceName(side, ignored));
        return declared.equals(new Acceptor(null, null, null, null)) ? null : declared;
    }

    private static String headline(PeerConn own, @Nullable String peerAccountId) {
        return own.peerConnId() + ", " + own.statusAsString() + ": "
                + (own.role() == PeerConnRole.ACCEPTOR ? "our side of a request of account " : "initiated by us")
                + (own.role() == PeerConnRole.ACCEPTOR
                        ? peerAccountId
                        : peerAccountId == null
                                ? ", both sides are this account's"
                                : ", the other side is account " + peerAccountId + "'s");
    }

    private static @Nullable String description(PeerConn side, List<String> comments) {
        return kept("description", side.description(), Admissible::isDescription, comments);
    }

    private static @Nullable String interfaceName(PeerConn side, List<String> comments) {
        return kept("localIfName", side.localIfName(), Admissible::isInterfaceName, comments);
    }

    private static @Nullable String kept(
            String field, @Nullable String value, Predicate<String> admissible, List<String> comments) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (admissible.test(value)) {
            return value;
        }
        comments.add(field + " is left out: an object cannot declare the one that is there");
        return null;
    }

    private static @Nullable Boolean dnsSync(PeerConn side) {
        DnsStatus status = side.dnsStatus();
        return switch (status) {
            case OPEN, WAIT, SYNCING -> true;
            case CLOSE, CLOSING -> false;
            case UNKNOWN -> null;
        };
    }

    private static Map<String, String> tags(PeerConn own, List<String> comments) {
        Map<String, String> tags = new TreeMap<>();
        for (Tag tag : own.tags() == null ? List.<Tag>of() : own.tags()) {
            if (!tag.tagKey().equals(WellKnownNames.OWNER_TAG)) {
                tags.put(tag.tagKey(), tag.tagValue());
            }
        }
        boolean admissible = tags.size() <= TAGS_AT_MOST
                && tags.keySet().stream().allMatch(key -> !key.isEmpty() && key.length() <= TAG_KEY_AT_MOST);
        if (!admissible) {
            comments.add("tags are left out: an object cannot declare those that are there");
            return Map.of();
        }
        return Map.copyOf(tags);
    }
}
