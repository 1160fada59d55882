package io.baiducloud.peerconn.simulator.api;

import io.baiducloud.peerconn.simulator.auth.SignatureVerifier;
import io.baiducloud.peerconn.simulator.cloud.BusinessClock;
import io.baiducloud.peerconn.simulator.cloud.Cloud;
import io.baiducloud.peerconn.simulator.cloud.Ids;
import io.baiducloud.peerconn.simulator.faults.FaultScript;
import io.baiducloud.peerconn.simulator.http.HttpAnswer;
import io.baiducloud.peerconn.simulator.http.HttpRequest;
import io.baiducloud.peerconn.simulator.records.Journal;
import io.baiducloud.peerconn.simulator.records.RequestLog;
import io.baiducloud.peerconn.simulator.settings.Settings;
import java.util.function.Function;
import java.util.function.Supplier;

/** Everything that the endpoints of all regions share. */
public final class Service {
    private final Supplier<Settings> settings;
    private final Ids ids;
    private final FaultScript faults;
    private final RequestLog requests;
    private final Sessions sessions;
    private final PeerConnApi peerConns;
    private final StsApi sts;
    private final SignatureVerifier verifier;
    private final Throttle throttle = new Throttle();

    /** A service in front of that cloud. */
    public Service(
            Cloud cloud,
            Ids ids,
            BusinessClock clock,
            Supplier<Settings> settings,
            FaultScript faults,
            RequestLog requests,
            Journal journal) {
        this.settings = settings;
        this.ids = ids;
        this.faults = faults;
        this.requests = requests;
        this.sessions = new Sessions(cloud.accounts(), ids);
        this.peerConns = new PeerConnApi(cloud, clock, settings, journal);
        this.sts = new StsApi(sessions, cloud.accounts());
        this.verifier = new SignatureVerifier(sessions);
    }

    /** What answers the requests to one region's endpoint. */
    public Function<HttpRequest, HttpAnswer> endpoint(String region) {
        return request -> new Exchange(this, region, request).answer();
    }

    /** What is remembered of client tokens and temporary keys. */
    public ServiceState snapshot() {
        return new ServiceState(peerConns.tokens().snapshot(), sessions.snapshot());
    }

    /** Puts this in place of what is remembered. */
    public void restore(ServiceState state) {
        peerConns.tokens().restore(state.tokens());
        sessions.restore(state.sessions());
    }

    Settings settings() {
        return settings.get();
    }

    Ids ids() {
        return ids;
    }

    FaultScript faults() {
        return faults;
    }

    RequestLog requests() {
        return requests;
    }

    PeerConnApi peerConns() {
        return peerConns;
    }

    StsApi sts() {
        return sts;
    }

    Throttle throttle() {
        return throttle;
    }

    SignatureVerifier verifier() {
        return verifier;
    }
}
