package io.baiducloud.peerconn.crd.schema;

import static io.baiducloud.peerconn.crd.schema.AdmissionRule.at;
import static io.baiducloud.peerconn.crd.schema.AdmissionRule.invalid;

import java.util.List;
import java.util.stream.Stream;

/**
 * The CEL rules that compare an object with what it was. On a required or defaulted field they stand on the field. On an
 * optional field they would be skipped when it is added or removed, so those stand on spec.
 */
final class ImmutabilityRules {
    private ImmutabilityRules() {}

    static List<AdmissionRule> all() {
        return Stream.of(neverChanging(), required()).flatMap(List::stream).toList();
    }

    private static List<AdmissionRule> neverChanging() {
        return List.of(
                // compared by what it means: no billing and an explicit Postpaid are the same
                invalid(
                                "spec",
                                "billing.paymentTiming",
                                "(has(self.billing) && self.billing.paymentTiming == 'Prepaid')"
                                        + " == (has(oldSelf.billing) && oldSelf.billing.paymentTiming == 'Prepaid')",
                                "paymentTiming cannot change: restore billing, or delete this object, which releases"
                                        + " the connection, and create it again")
                        .saying("'paymentTiming cannot change: restore %s, or delete this object, which releases the"
                                + " connection, and create it again'.format(["
                                + "has(oldSelf.billing) ? oldSelf.billing.paymentTiming : 'Postpaid'])"),
                neverChanging(
                        "peerAccountId",
                        "restore %s, or create a new object and delete this one",
                        "remove it, or create a new object and delete this one"),
                neverChanging(
                        "peerIfName",
                        "restore %s, it is used at creation only",
                        "remove it, it is used at creation only (acceptor.localIfName can name the other side)"),
                neverChanging(
                        "resourceGroupId",
                        "restore %s, it is used at creation only",
                        "remove it, it is used at creation only (move the connection in the console)"),
                // no tags and {} are the same
                invalid(
                        "spec",
                        "tags",
                        "has(self.tags) && self.tags.size() > 0"
                                + " ? has(oldSelf.tags) && self.tags == oldSelf.tags"
                                + " : !has(oldSelf.tags) || oldSelf.tags.size() == 0",
                        "tags can neither change nor be added or removed later, they are used at creation"
                                + " only: restore spec.tags and tag the connection in the console"));
    }

    private static AdmissionRule neverChanging(String name, String whenChanged, String whenAdded) {
        return invalid(
                        "spec",
                        name,
                        "has(self.%1$s) == has(oldSelf.%1$s) && (!has(self.%1$s) || self.%1$s == oldSelf.%1$s)"
                                .formatted(name),
                        "%s can neither change nor be added or removed later: restore what it was".formatted(name))
                .saying(
                        "has(oldSelf.%1$s) ? '%1$s can neither change nor be removed: %2$s'.format([oldSelf.%1$s]) : '%1$s cannot be added later: %3$s'"
                                .formatted(name, whenChanged, whenAdded));
    }

    private static List<AdmissionRule> required() {
        String newObject = "or create a new object and delete this one, which releases its connection";
        return List.of(
                unchanging("spec.region", "region", newObject),
                unchanging("spec.localVpcId", "VPC", newObject),
                unchanging("spec.peerVpcId", "VPC", newObject),
                unchanging("spec.peerRegion", "region", newObject),
                unchanging("spec.role", "role", "or delete this object and create it again"));
    }

    /** For required and defaulted fields only: they can be neither added nor removed. */
    private static AdmissionRule unchanging(String path, String what, String otherwise) {
        return at(path, "self == oldSelf", "the %s cannot change: restore it, %s".formatted(what, otherwise))
                .saying("'the %s cannot change: restore %%s, %s'.format([oldSelf])".formatted(what, otherwise));
    }
}
