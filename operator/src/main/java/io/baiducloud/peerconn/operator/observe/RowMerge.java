package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes one row of what list and detail say of the same side. */
final class RowMerge {
    private RowMerge() {}

    /**
     * Returns the newer of the two, with what it lacks from the other.
     *
     * @param listed the row of the newest list, if it is there
     * @param detail the newest detail, if there is one
     * @param listIsNewer whether the list was begun after the detail
     */
    static Optional<PeerConn> merge(
            Optional<PeerConn> listed, Optional<DetailCache.Entry> detail, boolean listIsNewer) {
        if (detail.isEmpty() || (listed.isEmpty() && listIsNewer)) {
            return listed;
        }
        PeerConn read = detail.get().detail().row();
        if (listed.isEmpty()) {
            return Optional.of(read);
        }
        return Optional.of(listIsNewer ? supplement(listed.get(), detail.get()) : overlay(listed.get(), read));
    }

    /** A list row has no more from an older detail than the fields that lists may lack altogether. */
    private static PeerConn supplement(PeerConn listed, DetailCache.Entry older) {
        PeerConn read = older.detail().row();
        // our own change may have been that of the protection: rather unknown than wrong
        Boolean known = older.outdated() ? null : read.deleteProtect();
        return listed.completedBy(read.tags(), known);
    }

    /** A newer detail says how things are; what the connection is stays in the list's words, which may be spelt otherwise. */
    private static PeerConn overlay(PeerConn listed, PeerConn read) {
        return new PeerConn(
                listed.peerConnId(),
                listed.roleAsString(),
                newer(read, listed, PeerConn::statusAsString),
                newer(read, listed, PeerConn::bandwidthInMbps),
                newer(read, listed, PeerConn::description),
                newer(listed, read, PeerConn::localIfId),
                newer(read, listed, PeerConn::localIfName),
                newer(listed, read, PeerConn::localVpcId),
                newer(listed, read, PeerConn::localRegion),
                newer(listed, read, PeerConn::peerVpcId),
                newer(listed, read, PeerConn::peerRegion),
                newer(listed, read, PeerConn::peerAccountId),
                newer(read, listed, PeerConn::paymentTimingAsString),
                newer(read, listed, PeerConn::dnsStatusAsString),
                newer(listed, read, PeerConn::createdTime),
                newer(read, listed, PeerConn::expiredTime),
                newer(read, listed, PeerConn::tags),
                newer(read, listed, PeerConn::deleteProtect));
    }

    private static <T> @Nullable T newer(PeerConn first, PeerConn second, Function<PeerConn, @Nullable T> field) {
        T value = field.apply(first);
        return value == null ? field.apply(second) : value;
    }
}
