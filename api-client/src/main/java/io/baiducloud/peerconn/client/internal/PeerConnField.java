package io.baiducloud.peerconn.client.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of a connection, as they are called on the wire. */
enum PeerConnField {
    PEER_CONN_ID(0, "peerConnId"),
    ROLE(1, "role"),
    STATUS(2, "status"),
    BANDWIDTH_IN_MBPS(3, "bandwidthInMbps"),
    /** The provider's documents spell it so, its servers do not. */
    BANDWITH_IN_MBP(4, "bandwithInMbp"),
    DESCRIPTION(5, "description"),
    LOCAL_IF_ID(6, "localIfId"),
    LOCAL_IF_NAME(7, "localIfName"),
    LOCAL_VPC_ID(8, "localVpcId"),
    LOCAL_REGION(9, "localRegion"),
    PEER_VPC_ID(10, "peerVpcId"),
    PEER_REGION(11, "peerRegion"),
    PEER_ACCOUNT_ID(12, "peerAccountId"),
    PAYMENT_TIMING(13, "paymentTiming"),
    DNS_STATUS(14, "dnsStatus"),
    CREATED_TIME(15, "createdTime"),
    EXPIRED_TIME(16, "expiredTime"),
    TAGS(17, "tags"),
    DELETE_PROTECT(18, "deleteProtect"),
    /** One that this version does not know. */
    UNKNOWN(19, "");

    private static final Map<String, PeerConnField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(field -> field.name, Function.identity()));

    /** How many there are. */
    static final int COUNT = values().length;

    private final int column;
    private final String name;

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes into it, and it is compared far too often to be copied
    private final byte[] nameAndColon;

    PeerConnField(int column, String name) {
        this.column = column;
        this.name = name;
        this.nameAndColon = (name + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    static PeerConnField of(String name) {
        return BY_NAME.getOrDefault(name, UNKNOWN);
    }

    /** Its place in an array of all. */
    int column() {
        return column;
    }

    /** The name as {@link JsonReader#takeName(byte[])} wants it; not to be changed. */
    byte[] nameAndColon() {
        return nameAndColon;
    }
}
