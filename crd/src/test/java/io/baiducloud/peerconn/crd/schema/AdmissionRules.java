package io.baiducloud.peerconn.crd.schema;

import static io.baiducloud.peerconn.crd.schema.AdmissionRule.at;
import static io.baiducloud.peerconn.crd.schema.AdmissionRule.forbidden;
import static io.baiducloud.peerconn.crd.schema.AdmissionRule.invalid;
import static io.baiducloud.peerconn.crd.schema.AdmissionRule.missing;

import java.util.List;
import java.util.stream.Stream;

/**
 * The CEL rules that look at one version of an object, in the order in which a user is told about them; those about a
 * change are {@link ImmutabilityRules}. What a field alone can say (limits, words, defaults) stands on the records.
 *
 * <p>Two things to know before adding one. Defaults apply first, so a field that is refused for one role has none. And
 * after a rule on spec is tightened, a stored object that breaks it can no longer be edited at all: later versions add
 * rules to fields, or guard a rule on spec with {@code oldSelf}.
 */
final class AdmissionRules {
    private AdmissionRules() {}

    static List<AdmissionRule> all() {
        return Stream.of(
                        distinctSides(),
                        neededToCreate(),
                        payment(),
                        initiatorOnly(),
                        acceptorOnly(),
                        acrossAccounts(),
                        words(),
                        billing(),
                        tags())
                .flatMap(List::stream)
                .toList();
    }

    private static List<AdmissionRule> distinctSides() {
        return List.of(invalid(
                "spec",
                "peerVpcId",
                "self.localVpcId != self.peerVpcId",
                "a VPC cannot be connected with itself: set peerVpcId to the VPC of the other side"));
    }

    /** With peerConnId or ObserveOnly nothing is ever created. */
    private static List<AdmissionRule> neededToCreate() {
        String createsNothing = " || has(self.peerConnId) || self.managementPolicy == 'ObserveOnly'";
        return List.of(
                missing(
                        "spec",
                        "bandwidthInMbps",
                        "self.role != 'initiator' || has(self.bandwidthInMbps)" + createsNothing,
                        "a new connection needs a bandwidth: set bandwidthInMbps, or peerConnId to take over an"
                                + " existing connection"),
                missing(
                        "spec",
                        "billing.reservation",
                        "!has(self.billing) || self.billing.paymentTiming != 'Prepaid'"
                                + " || has(self.billing.reservation)" + createsNothing,
                        "a new Prepaid connection needs a reservation: set billing.reservation.reservationLength"
                                + " to 1-9, 12, 24 or 36 (months)"));
    }

    private static List<AdmissionRule> payment() {
        String notPrepaid = "!has(self.billing) || self.billing.paymentTiming != 'Prepaid'";
        return List.of(
                invalid(
                        "spec",
                        "billing.paymentTiming",
                        "self.region != self.peerRegion || " + notPrepaid,
                        "a connection within one region can only be Postpaid (it is free): remove billing, or"
                                + " set paymentTiming to Postpaid and remove reservation"),
                invalid(
                        "spec",
                        "onConsultFailed",
                        notPrepaid + " || !has(self.onConsultFailed) || self.onConsultFailed != 'Recreate'",
                        "a Prepaid connection is never bought a second time by itself: set onConsultFailed to"
                                + " Hold"));
    }

    private static List<AdmissionRule> initiatorOnly() {
        return List.of(
                initiatorOnly(
                        "bandwidthInMbps",
                        "the initiator decides the bandwidth: remove bandwidthInMbps from this acceptor"),
                initiatorOnly("billing", "the initiator pays: remove billing from this acceptor"),
                initiatorOnly("tags", "tags are given by the initiator at creation: remove tags from this acceptor"),
                initiatorOnly(
                        "resourceGroupId",
                        "the resource group is chosen by the initiator at creation: remove resourceGroupId from this"
                                + " acceptor"),
                initiatorOnly(
                        "deleteProtect",
                        "only the initiator can release the connection, and protect it: remove deleteProtect from this"
                                + " acceptor"),
                initiatorOnly(
                        "peerIfName", "an acceptor names its own side only: use localIfName and remove peerIfName"),
                initiatorOnly(
                        "peerConnId",
                        "an acceptor takes over no connection: to approve a request, put its id into"
                                + " approvedPeerConnId, and remove peerConnId"),
                initiatorOnly(
                        "adoptionPolicy", "an acceptor owns no connection and adopts none: remove adoptionPolicy"),
                initiatorOnly(
                        "onConsultFailed",
                        "only the initiator can ask again: remove onConsultFailed from this acceptor"),
                initiatorOnly(
                        "acceptor",
                        "this object is the acceptor itself: move the fields of acceptor up into spec and remove"
                                + " acceptor"));
    }

    private static AdmissionRule initiatorOnly(String field, String message) {
        return forbidden("spec", field, "self.role != 'acceptor' || !has(self.%s)".formatted(field), message);
    }

    private static List<AdmissionRule> acceptorOnly() {
        return List.of(
                forbidden(
                        "spec",
                        "acceptance",
                        "self.role == 'acceptor' || !has(self.acceptance)",
                        "only an acceptor answers requests: remove acceptance, or create this object with role"
                                + " acceptor"),
                forbidden(
                        "spec",
                        "approvedPeerConnId",
                        "self.role == 'acceptor' || !has(self.approvedPeerConnId)",
                        "only an acceptor approves requests: remove approvedPeerConnId, or use peerConnId to take over"
                                + " a connection"),
                forbidden(
                        "spec",
                        "approvedPeerConnId",
                        "!has(self.approvedPeerConnId) || !has(self.acceptance) || self.acceptance == 'Manual'",
                        "only acceptance Manual waits for an approval: remove approvedPeerConnId, or set acceptance to"
                                + " Manual"),
                missing(
                        "spec",
                        "peerAccountId",
                        "!has(self.acceptance) || has(self.peerAccountId)",
                        "a request is answered only when it comes from the expected account: set peerAccountId to the"
                                + " account of the requester"));
    }

    private static List<AdmissionRule> acrossAccounts() {
        return List.of(
                forbidden(
                        "spec",
                        "peerIfName",
                        "!has(self.peerIfName) || !has(self.peerAccountId)",
                        "the other account names its own side: remove peerIfName (or peerAccountId, when both"
                                + " VPCs belong to one account)"),
                forbidden(
                        "spec",
                        "peerIfName",
                        "!has(self.peerIfName) || !has(self.acceptor) || !has(self.acceptor.localIfName)",
                        "two names for the other side: keep acceptor.localIfName, which is managed, or"
                                + " peerIfName, which is used at creation only"),
                missing(
                        "spec",
                        "acceptor.credentialsRef",
                        "!has(self.acceptor) || !has(self.peerAccountId) || has(self.acceptor.credentialsRef)",
                        "the other side belongs to another account: set acceptor.credentialsRef to its"
                                + " credentials, or remove acceptor"),
                forbidden(
                        "spec",
                        "acceptor.credentialsRef",
                        "!has(self.acceptor) || has(self.peerAccountId) || !has(self.acceptor.credentialsRef)",
                        "both sides belong to one account and use credentialsRef: remove"
                                + " acceptor.credentialsRef (or name the other account in peerAccountId when"
                                + " creating the object)"));
    }

    /** The fields that have a form of their own; a pattern in the schema would answer with itself, not with advice. */
    private static List<AdmissionRule> words() {
        String region = "not a region code: use the short code in lower case, as bj, bd, gz, su, cd, hkg or fwh";
        String regionForm = "self.matches('^[a-z]([a-z0-9-]*[a-z0-9])?$')";
        String vpc = "not a VPC id: expected one like vpc-13vuxu016dew";
        String vpcForm = "self.matches('^[0-9A-Za-z]+(-[0-9A-Za-z]+)+$')"; // older ones are UUIDs
        String connection = "not the id of a connection: expected one like peerconn-9td54fmx143e";
        String connectionForm = "self.matches('^peerconn-[0-9A-Za-z-]+$')";
        String name = "not a usable name: it needs at least one character, none of them a line break or other control"
                + " character, and no blank at its ends";
        String nameForm =
                "self.matches('^[^\\\\x00-\\\\x20\\\\x7f]([^\\\\x00-\\\\x1f\\\\x7f]*[^\\\\x00-\\\\x20\\\\x7f])?$')";
        String secret = "not the name of a Secret: use lower-case letters, digits, - and .";
        String secretForm = "self.matches('^[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)*$')";
        return List.of(
                at("spec.region", regionForm, region),
                at("spec.localVpcId", vpcForm, vpc),
                at("spec.peerVpcId", vpcForm, vpc),
                at("spec.peerRegion", regionForm, region),
                at(
                        "spec.peerAccountId",
                        "self.matches('^[0-9a-f]{32}$')",
                        "not an account id: it has 32 lower-case hexadecimal digits, see the account centre of the"
                                + " console"),
                at("spec.localIfName", nameForm, name),
                at("spec.peerIfName", nameForm, name),
                at("spec.acceptor.localIfName", nameForm, name),
                at(
                        "spec.resourceGroupId",
                        "self.matches('^[0-9A-Za-z][0-9A-Za-z_-]*$')",
                        "not a resource group id: expected one like RESG-x"),
                at("spec.peerConnId", connectionForm, connection),
                at("spec.approvedPeerConnId", connectionForm, connection),
                at("spec.credentialsRef.name", secretForm, secret),
                at("spec.acceptor.credentialsRef.name", secretForm, secret));
    }

    private static List<AdmissionRule> billing() {
        String length = "self in [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36]";
        String sold = "not a length the provider sells: use 1-9, 12, 24 or 36 (months)";
        return List.of(
                forbidden(
                        "spec.billing",
                        "reservation",
                        "self.paymentTiming == 'Prepaid' || !has(self.reservation)",
                        "Postpaid has no reservation: remove reservation, or set paymentTiming to Prepaid"),
                forbidden(
                        "spec.billing",
                        "autoRenew",
                        "self.paymentTiming == 'Prepaid' || !has(self.autoRenew)",
                        "Postpaid is never renewed: remove autoRenew, or set paymentTiming to Prepaid"),
                at("spec.billing.reservation.reservationLength", length, sold),
                at("spec.billing.autoRenew.months", length, sold));
    }

    private static List<AdmissionRule> tags() {
        return List.of(
                at(
                        "spec.tags",
                        "self.all(key, size(key) >= 1 && size(key) <= 128)",
                        "the key of a tag has 1 to 128 characters: shorten it"),
                at(
                        "spec.tags",
                        "!('peerconn-operator-owner' in self)",
                        "the tag peerconn-operator-owner marks what the operator owns, only it may set it: remove or"
                                + " rename the tag"));
    }
}
