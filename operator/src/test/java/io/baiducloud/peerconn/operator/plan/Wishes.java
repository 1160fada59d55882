package io.baiducloud.peerconn.operator.plan;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Specs that admission lets through: both roles, one account or two, one region or two, every optional field or none. */
public final class Wishes {
    /** The account of the requester. */
    public static final String US = "account-a";

    /** The account of the other side. */
    public static final String THEM = "account-b";

    /** A request that an acceptor may have approved. */
    public static final String APPROVED = "peerconn-900";

    private static final Map<String, Object> NOTHING = Map.of();

    private Wishes() {}

    /** Any of them, as the fields of a spec. */
    public static Arbitrary<Map<String, Object>> any() {
        return Arbitraries.frequencyOf(Tuple.of(4, initiators()), Tuple.of(1, acceptors()));
    }

    private static Arbitrary<Map<String, Object>> initiators() {
        return merged(
                Arbitraries.of(
                        Map.of("region", "bj", "localVpcId", "vpc-a", "peerVpcId", "vpc-b", "peerRegion", "gz"),
                        Map.of("region", "bj", "localVpcId", "vpc-a", "peerVpcId", "vpc-b", "peerRegion", "bj")),
                Arbitraries.of(
                        NOTHING,
                        Map.of("acceptor", Map.of("dnsSync", true, "description", "other", "localIfName", "there")),
                        Map.of("peerAccountId", THEM),
                        Map.of("peerAccountId", THEM, "onConsultFailed", "Recreate"),
                        Map.of(
                                "peerAccountId",
                                THEM,
                                "acceptor",
                                Map.of("credentialsRef", Map.of("name", "b"), "dnsSync", true))),
                Arbitraries.of(Map.of("bandwidthInMbps", 10), Map.of("bandwidthInMbps", 20)),
                Arbitraries.of(NOTHING, Map.of("deleteProtect", true), Map.of("deleteProtect", false)),
                Arbitraries.of(NOTHING, Map.of("adoptionPolicy", "IfUnmanaged"), Map.of("adoptionPolicy", "Always")),
                Arbitraries.of(
                        NOTHING,
                        Map.of("deletionPolicy", "Delete"),
                        Map.of("deletionPolicy", "Retain"),
                        Map.of("managementPolicy", "ObserveOnly")),
                bothSides());
    }

    private static Arbitrary<Map<String, Object>> acceptors() {
        return merged(
                Arbitraries.of(Map.of(
                        "role",
                        "acceptor",
                        "region",
                        "gz",
                        "localVpcId",
                        "vpc-b",
                        "peerVpcId",
                        "vpc-a",
                        "peerRegion",
                        "bj",
                        "peerAccountId",
                        US)),
                Arbitraries.of(
                        NOTHING,
                        Map.of("acceptance", "Accept"),
                        Map.of("acceptance", "Reject"),
                        Map.of("approvedPeerConnId", APPROVED)),
                bothSides());
    }

    private static Arbitrary<Map<String, Object>> bothSides() {
        return merged(
                Arbitraries.of(NOTHING, Map.of("dnsSync", true), Map.of("dnsSync", false)),
                Arbitraries.of(NOTHING, Map.of("description", "d"), Map.of("description", "", "localIfName", "n")));
    }

    @SafeVarargs
    private static Arbitrary<Map<String, Object>> merged(Arbitrary<? extends Map<String, ?>>... parts) {
        Arbitrary<Map<String, Object>> all = Arbitraries.just(NOTHING);
        for (Arbitrary<? extends Map<String, ?>> part : parts) {
            all = Combinators.combine(all, part).as((one, other) -> {
                Map<String, Object> both = new HashMap<>(one);
                both.putAll(other);
                return both;
            });
        }
        return all;
    }
}
