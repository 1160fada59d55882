package io.baiducloud.peerconn.e2e.campaign.kubernetes;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.simulator.model.Operation;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What the operator is in the middle of when Kubernetes fails: an object to change, one to go, one to come, one whose
 * connection somebody changes in the console, and one that nothing happens to.
 */
final class Work {
    static final String CHANGED = "changed";
    static final String GOING = "going";
    static final String DRIFTING = "drifting";
    static final String COMING = "coming";
    static final String UNTOUCHED = "untouched";

    static final List<String> FROM_THE_START = List.of(CHANGED, GOING, DRIFTING, UNTOUCHED);
    private static final List<String> IN_THE_END = List.of(CHANGED, DRIFTING, COMING, UNTOUCHED);

    private final Site site;
    private final PeerConnection untouched;
    private final String goingId;
    private final String driftingId;
    private boolean asked;

    private Work(Site site, PeerConnection untouched, String goingId, String driftingId) {
        this.site = site;
        this.untouched = untouched;
        this.goingId = goingId;
        this.driftingId = driftingId;
    }

    /** Declares what is there from the start and waits until it is ready. */
    static Work begin(Site site) {
        IntStream.range(0, FROM_THE_START.size()).forEach(i -> site.declare(FROM_THE_START.get(i), i));
        if (!site.await(
                "ready before anything fails", () -> FROM_THE_START.stream().allMatch(site::isReady))) {
            throw new IllegalStateException(
                    FROM_THE_START.stream().map(site::describe).toList().toString());
        }
        return new Work(site, site.get(UNTOUCHED), idOf(site, GOING), idOf(site, DRIFTING));
    }

    private static String idOf(Site site, String name) {
        return Objects.requireNonNull(site.get(name).getStatus().peerConnId(), name);
    }

    Site site() {
        return site;
    }

    /** People do what they do, without an eye on whether anything fails; the API server must be there for it. */
    void ask() {
        site.patch(CHANGED, "{\"spec\":{\"bandwidthInMbps\":77}}");
        site.handle(GOING).delete();
        site.declare(COMING, FROM_THE_START.size());
        asked = true;
    }

    /** Somebody changes a connection in the console, and the API server need not be there for it. */
    void drift() {
        site.cloud().console().resize(driftingId, 33);
    }

    /** As long as nobody can be heard, nothing may be released. */
    void nothingIsReleased() {
        if (site.cloud().journal().count(Operation.DELETE) > 0) {
            site.violation("released a connection while the API server could not be asked whether it may go");
        }
    }

    /** Everything has come to what is declared, and nothing was done twice. */
    void check() {
        checkBeside(0);
    }

    /** The same where a fault made so many connections of its own beside this work. */
    void checkBeside(int others) {
        if (!asked) {
            throw new IllegalStateException("nothing was asked for");
        }
        if (!site.await("everything is as declared", this::isAsDeclared)) {
            IN_THE_END.stream().map(this::describe).forEach(site::violation);
            site.find(GOING).ifPresent(there -> site.violation(site.describe(GOING)));
        }
        expect(
                "connections created",
                IN_THE_END.size() + 1L + others,
                site.cloud().journal().count(Operation.CREATE));
        expect("connections released", 1, site.cloud().journal().count(Operation.DELETE));
        expect("connections left", IN_THE_END.size() + (long) others, alive());
        site.await(
                "the operator looks after what is there and after nothing else",
                () -> site.watched() == IN_THE_END.size() + others);
        if (!driftingId.equals(site.get(DRIFTING).getStatus().peerConnId())) {
            site.violation("lost sight of " + driftingId + ": " + site.describe(DRIFTING));
        }
        site.cloud().journal().entries().stream()
                .filter(entry -> entry.operation() == Operation.DELETE
                        && !entry.peerConnId().equals(goingId))
                .forEach(entry -> site.violation("released another connection: " + entry));
    }

    /** The same, and nothing was written to the object that nothing happened to: a gap is no reason to. */
    void checkAll() {
        check();
        site.find(UNTOUCHED)
                .map(now -> now.getMetadata().getResourceVersion())
                .filter(now -> !now.equals(untouched.getMetadata().getResourceVersion()))
                .ifPresent(now -> site.violation("wrote to an object that nothing happened to: " + untouched.getStatus()
                        + " became " + site.get(UNTOUCHED).getStatus()));
    }

    private boolean isAsDeclared() {
        return IN_THE_END.stream().allMatch(site::isReady)
                && site.find(GOING).isEmpty()
                && hasBandwidth(CHANGED, 77)
                && hasBandwidth(DRIFTING, 10)
                && hasBandwidth(COMING, 10);
    }

    private String describe(String name) {
        return site.describe(name) + "; the cloud has "
                + site.find(name)
                        .map(object -> object.getStatus().peerConnId())
                        .flatMap(id -> site.cloud().connection(id));
    }

    private boolean hasBandwidth(String name, int mbps) {
        String id = site.get(name).getStatus().peerConnId();
        return id != null
                && site.cloud()
                        .connection(id)
                        .filter(connection -> connection.bandwidth() == mbps)
                        .isPresent();
    }

    /** How many connections the cloud has. */
    long alive() {
        return site.cloud().connections().stream()
                .filter(connection -> !connection.isGone())
                .count();
    }

    void expect(String what, long wished, long seen) {
        if (wished != seen) {
            site.violation(what + ": " + seen + " instead of " + wished + "; the cloud applied "
                    + site.cloud().journal().operations());
        }
    }
}
