package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.ListPeerConnsRequest;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnPage;
import io.baiducloud.peerconn.operator.throttle.Permit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * One list on its way, page by page. It stops where the gate lets it make no call and goes on from there; it never waits.
 * Used by one thread at a time.
 */
final class ListRun {
    /** A million rows: no account has them, so a list that goes on is broken. */
    private static final int MOST_PAGES = 1000;

    /** How far a list has come. */
    enum Progress {
        COMPLETE,
        WAITS_FOR_GATE,
        STOPPED
    }

    private final Wire wire;
    private final BooleanSupplier goOn;

    private final List<PeerConn> rows = new ArrayList<>();
    private final Set<String> markers = new HashSet<>();
    private ListPeerConnsRequest next = ListPeerConnsRequest.all();
    private int pages;
    private Instant begunAt = Instant.MIN;
    private long begunStamp;

    ListRun(Wire wire, BooleanSupplier goOn) {
        this.wire = wire;
        this.goOn = goOn;
    }

    /** Reads as many pages as the gate allows. Throws what a page throws, and {@link EndlessListException}. */
    Progress advance(Runnable atBeginning) {
        while (goOn.getAsBoolean()) {
            Optional<Permit> permit = wire.gate().admitList();
            if (permit.isEmpty()) {
                return Progress.WAITS_FOR_GATE;
            }
            if (pages == 0) {
                begunAt = wire.now();
                begunStamp = wire.stamp();
                atBeginning.run();
            }
            if (isLast(wire.call(permit.get(), client -> client.list(next)))) {
                return Progress.COMPLETE;
            }
        }
        wire.gate().cancelList();
        return Progress.STOPPED;
    }

    private boolean isLast(PeerConnPage page) {
        pages++;
        rows.addAll(page.peerConns());
        String marker = page.nextMarker();
        if (marker == null) {
            return true;
        }
        if (!markers.add(marker)) {
            throw new EndlessListException("the list of connections comes back to a page it has shown before");
        }
        if (pages >= MOST_PAGES) {
            throw new EndlessListException("the list of connections does not end after " + MOST_PAGES + " pages");
        }
        next = next.from(marker);
        return false;
    }

    Instant begunAt() {
        return begunAt;
    }

    long begunStamp() {
        return begunStamp;
    }

    int pages() {
        return pages;
    }

    List<PeerConn> rows() {
        return rows;
    }

    /** The pages of a list lead in a circle or never end. */
    static final class EndlessListException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EndlessListException(String message) {
            super(message);
        }
    }
}
