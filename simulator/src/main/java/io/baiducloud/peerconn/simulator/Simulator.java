package io.baiducloud.peerconn.simulator;

import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.BusinessClock;
import io.baiducloud.peerconn.simulator.cloud.Charge;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.cloud.Console;
import io.baiducloud.peerconn.simulator.cloud.Transition;
import io.baiducloud.peerconn.simulator.faults.FaultScript;
import io.baiducloud.peerconn.simulator.http.HttpServer;
import io.baiducloud.peerconn.simulator.records.Journal;
import io.baiducloud.peerconn.simulator.records.RequestLog;
import io.baiducloud.peerconn.simulator.settings.Setting;
import io.baiducloud.peerconn.simulator.settings.Settings;
import io.baiducloud.peerconn.simulator.state.StateDump;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A running cloud: {@code try (Simulator simulator = Simulator.start()) { … }}.
 *
 * <p>One HTTP endpoint per region and one for control, all on free ports of the loopback address unless the builder
 * says otherwise.
 */
public final class Simulator implements AutoCloseable {
    private final Core core;
    private final Map<String, HttpServer> regions;
    private final HttpServer control;

    Simulator(Core core, Map<String, HttpServer> regions, HttpServer control) {
        this.core = core;
        this.regions = new LinkedHashMap<>(regions);
        this.control = control;
    }

    /** Everything at its default: regions bj and gz, two accounts with three networks in bj and two in gz each. */
    public static Simulator start() {
        return builder().start();
    }

    /** Starts to describe a simulator. */
    public static SimulatorBuilder builder() {
        return new SimulatorBuilder();
    }

    /** The base URL of a region. */
    public URI endpoint(String region) {
        return Optional.ofNullable(regions.get(region))
                .map(HttpServer::uri)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no endpoint for region " + region + "; there are " + regions.keySet()));
    }

    /** The base URL of every region. */
    public Map<String, URI> endpoints() {
        Map<String, URI> uris = new LinkedHashMap<>();
        regions.forEach((region, server) -> uris.put(region, server.uri()));
        return uris;
    }

    /** The base URL of STS, which is served at every region's endpoint. */
    public URI stsEndpoint() {
        return regions.values().iterator().next().uri();
    }

    /** The base URL of the control API. */
    public URI controlEndpoint() {
        return control.uri();
    }

    /** The customers, in the order of the seed. */
    public List<Account> accounts() {
        return core.cloud().accounts().all();
    }

    /** The n-th customer, from 0. */
    public Account account(int index) {
        return accounts().get(index);
    }

    /** Every connection as it is now, whoever may see it. */
    public List<Connection> connections() {
        return core.cloud().connections();
    }

    /** One connection as it is now. */
    public Optional<Connection> connection(String peerConnId) {
        return core.cloud().find(peerConnId);
    }

    /** Changes behind everybody's back. */
    public Console console() {
        return core.console();
    }

    /** The time by which connections age; it can be advanced. */
    public BusinessClock clock() {
        return core.clock();
    }

    /** What goes wrong. */
    public FaultScript faults() {
        return core.faults();
    }

    /** What was asked. */
    public RequestLog requests() {
        return core.requests();
    }

    /** What was changed through the API. */
    public Journal journal() {
        return core.journal();
    }

    /** Every change of state so far. */
    public List<Transition> transitions() {
        return core.cloud().transitions();
    }

    /** The bill. */
    public List<Charge> charges() {
        return core.cloud().ledger().charges();
    }

    /** The settings in force. */
    public Settings settings() {
        return core.settings().get();
    }

    /** Changes a setting while running. */
    public <T> void set(Setting<T> setting, T value) {
        core.settings().updateAndGet(settings -> settings.with(setting, value));
    }

    /** Changes a setting by its name while running. */
    public void set(String setting, String value) {
        core.set(setting, value);
    }

    /** Everything that would be lost by stopping, as JSON. */
    public String dumpState() {
        return core.dump().toJson();
    }

    /** Puts a dump in place of everything there is. */
    public void loadState(String json) {
        core.load(StateDump.parse(json));
    }

    @Override
    public void close() {
        regions.values().forEach(HttpServer::close);
        control.close();
    }
}
