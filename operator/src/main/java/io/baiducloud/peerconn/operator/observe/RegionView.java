package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.throttle.Admission;
import io.baiducloud.peerconn.operator.throttle.CallClass;
import io.baiducloud.peerconn.operator.throttle.Health;
import io.baiducloud.peerconn.operator.throttle.Permit;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * One account in one region, as one credential sees it: the shared list, details, freshness of rows, and the gate to the
 * API. Everything that objects of this credential do to the cloud goes through here. Thread-safe; nothing blocks but
 * {@link #call} and {@link #detail}, for one wire call.
 */
public final class RegionView {

    /** Returns what it is a view of. */
    public CloudKey key() {
        return soon();
    }

    /** Returns the newest complete list. */
    public Optional<Snapshot> latest() {
        return soon();
    }

    /** Returns whether the cloud takes the credential here. */
    public Health health() {
        return soon();
    }

    /**
     * Says what an object wants to hear about until its next pass. An object that watches keeps the list going.
     *
     * @param ref the object
     * @param interest replaces what it wanted before
     */
    public void watch(ObjectRef ref, Interest interest) {
        soon();
    }

    /** Forgets an object, its place in line included. */
    public void unwatch(ObjectRef ref) {
        soon();
    }

    /** Asks to make one call; never blocks. */
    public Admission admit(ObjectRef ref, CallClass callClass) {
        return soon();
    }

    /**
     * Makes one admitted call and closes its permit. What the call threw is thrown on, after the gate has learnt from it: a
     * 429 or 503 slows this credential down, refused keys are checked by a plain list at once.
     */
    public <T> T call(Permit permit, Function<PeerConnClient, T> call) {
        return soon();
    }

    /** Notes that we have just changed a connection, or tried to: what was read before no longer counts. */
    public void mutated(String peerConnId) {
        soon();
    }

    /** Notes that we have asked for the release of a connection, so that it is expected to vanish. */
    public void released(String peerConnId) {
        soon();
    }

    /** Whether a row has not been read again since we last changed the connection. */
    public boolean isDirty(String peerConnId, PeerConnRole role) {
        return soon();
    }

    /** Reads one side of a connection now, because a decision waits for it. */
    public DetailAnswer detail(ObjectRef ref, String peerConnId, PeerConnRole role) {
        return soon();
    }

    /** Reads one side of a connection when there is time, to keep fields fresh that list rows lack. */
    public DetailAnswer refresh(ObjectRef ref, String peerConnId, PeerConnRole role) {
        return soon();
    }

    /** Returns the last detail of one side. */
    public Optional<DetailRow> cachedDetail(String peerConnId, PeerConnRole role) {
        return soon();
    }

    /** Whether the last detail of a side is too old, older than our last change, or missing. */
    public boolean detailDue(String peerConnId, PeerConnRole role) {
        return soon();
    }

    /** Returns one side as the newest of list and detail shows it, with tags and protection from the detail if need be. */
    public Optional<PeerConn> merged(String peerConnId, PeerConnRole role) {
        return soon();
    }

    /** Returns what speaks for a connection being gone. */
    public Absence absence(String peerConnId) {
        return soon();
    }

    /** Frees one connection from a mass absence: a person has looked. */
    public void excuse(String peerConnId) {
        soon();
    }

    /** Returns a look at the whole, for gauges. */
    public ViewReading reading(Instant now) {
        return soon();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T soon() {
        throw new UnsupportedOperationException("soon");
    }
}
