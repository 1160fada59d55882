package io.baiducloud.peerconn.e2e.story;

import io.baiducloud.peerconn.e2e.scene.Cluster;
import io.baiducloud.peerconn.testkit.AuditLog;
import io.baiducloud.peerconn.testkit.AuditedRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the operators wrote to the API server, out of its audit log. */
final class Writes {
    private static final String OPERATOR = "peerconn-operator";

    private final @Nullable AuditLog log;
    private final Mark begin;

    Writes(Cluster cluster) {
        this.log = cluster.auditLog().orElse(null);
        this.begin = mark();
    }

    /**
     * A place in the log.
     *
     * @param place the place, or null where there is no log
     */
    record Mark(AuditLog.@Nullable Mark place) {}

    Mark mark() {
        return new Mark(log == null ? null : log.mark());
    }

    /** What was written about one object since then. */
    Optional<String> since(Mark mark, Fleet.Name name) {
        return writes(mark)
                .map(all -> "Writes to the API server for " + name + ": "
                        + count(all.stream()
                                .filter(write -> isAbout(write, name))
                                .toList()) + ".");
    }

    /** What was written in all. */
    Optional<String> total() {
        return writes(begin).map(all -> "Writes to the API server in the whole demo: " + count(all) + ".");
    }

    private Optional<List<AuditedRequest>> writes(Mark mark) {
        return log == null || mark.place() == null
                ? Optional.empty()
                : Optional.of(log.writesSince(mark.place()).stream()
                        .filter(write -> write.userAgent().startsWith(OPERATOR))
                        .toList());
    }

    /** Events are named after their object. */
    private static boolean isAbout(AuditedRequest write, Fleet.Name name) {
        return write.namespace().equals(name.namespace())
                && (write.name().equals(name.name()) || write.name().startsWith(name.name() + "."));
    }

    private static String count(List<AuditedRequest> writes) {
        long status = writes.stream()
                .filter(write -> write.isAbout("peerconnections/status"))
                .count();
        long object = writes.stream()
                .filter(write -> write.isAbout("peerconnections"))
                .count();
        long events = writes.stream().filter(write -> write.isAbout("events")).count();
        return object + " to the object (finalizer, create intent), " + status + " to its status, " + events
                + " events";
    }
}
