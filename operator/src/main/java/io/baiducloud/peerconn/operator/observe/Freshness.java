package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which connections have not been read again since we changed them. Not thread-safe: the view's lock guards it. */
final class Freshness {
    private record Mark(long stamp, Set<PeerConnRole> readAgain) {}

    private final Map<String, Mark> dirty = new HashMap<>();

    void changed(String peerConnId, long stamp) {
        dirty.put(peerConnId, new Mark(stamp, EnumSet.noneOf(PeerConnRole.class)));
    }

    boolean isDirty(String peerConnId, PeerConnRole role) {
        Mark mark = dirty.get(peerConnId);
        return mark != null && !mark.readAgain().contains(role);
    }

    /** A complete list has come: returns what was changed before it began, and so has been read again. */
    Set<String> listed(long begunStamp) {
        var readAgain = new HashSet<String>();
        dirty.entrySet().removeIf(entry -> entry.getValue().stamp() < begunStamp && readAgain.add(entry.getKey()));
        return readAgain;
    }

    /** A detail of one side has come; the list says which sides there are. */
    void read(String peerConnId, PeerConnRole role, long begunStamp, List<PeerConn> listed) {
        Mark mark = dirty.get(peerConnId);
        if (mark == null || mark.stamp() > begunStamp) {
            return;
        }
        mark.readAgain().add(role);
        if (listed.stream().allMatch(row -> mark.readAgain().contains(row.role()))) {
            dirty.remove(peerConnId);
        }
    }

    boolean isClean() {
        return dirty.isEmpty();
    }

    Set<String> dirtyIds() {
        return dirty.keySet();
    }
}
