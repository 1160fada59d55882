package io.baiducloud.peerconn.simulator;

import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Accounts;
import io.baiducloud.peerconn.simulator.cloud.BusinessClock;
import io.baiducloud.peerconn.simulator.cloud.Ids;
import io.baiducloud.peerconn.simulator.http.HttpAnswer;
import io.baiducloud.peerconn.simulator.http.HttpServer;
import io.baiducloud.peerconn.simulator.settings.Profile;
import io.baiducloud.peerconn.simulator.settings.Setting;
import io.baiducloud.peerconn.simulator.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Describes a simulator before it starts. */
public final class SimulatorBuilder {
    private String bind = "127.0.0.1";
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private int controlPort;
    private Settings settings = Settings.defaults();
    private InstantSource time = InstantSource.system();
    private RandomGenerator random = new SecureRandom();
    private final List<Account> accounts = new ArrayList<>();

    SimulatorBuilder() {}

    /** The address to listen on; the loopback address unless set. */
    public SimulatorBuilder bind(String address) {
        this.bind = address;
        return this;
    }

    /** An endpoint for a region; port 0 is a free one. Without any call: bj and gz on free ports. */
    public SimulatorBuilder port(String region, int port) {
        if (!region.matches("[a-z]{2,8}")) {
            throw new IllegalArgumentException("\"" + region + "\" is no region code");
        }
        checkPort(port);
        ports.put(region, port);
        return this;
    }

    /** Endpoints on free ports. */
    public SimulatorBuilder regions(String... regions) {
        for (String region : regions) {
            port(region, 0);
        }
        return this;
    }

    /** The port of the control API; 0 is a free one. */
    public SimulatorBuilder controlPort(int port) {
        checkPort(port);
        this.controlPort = port;
        return this;
    }

    /** The time by which connections age; a test's own clock makes seven days pass at once. */
    public SimulatorBuilder clock(InstantSource source) {
        this.time = source;
        return this;
    }

    /** A set of settings; what is set afterwards wins. */
    public SimulatorBuilder profile(Profile profile) {
        this.settings = profile.applyTo(settings);
        return this;
    }

    /** One setting. */
    public <T> SimulatorBuilder setting(Setting<T> setting, T value) {
        this.settings = settings.with(setting, value);
        return this;
    }

    /** One setting, by name. */
    public SimulatorBuilder setting(String name, String value) {
        this.settings = settings.with(name, value);
        return this;
    }

    /** No transition takes time. */
    public SimulatorBuilder instantTransitions() {
        this.settings = settings.withInstantTransitions();
        return this;
    }

    /** The same ids in every run. */
    public SimulatorBuilder randomSeed(long seed) {
        this.random = new Random(seed);
        return this;
    }

    /** A customer; without any call there are two. */
    public SimulatorBuilder account(Account account) {
        accounts.add(account);
        return this;
    }

    /** Starts listening. */
    public Simulator start() {
        Ids ids = new Ids(random);
        List<Account> customers = accounts.isEmpty() ? DefaultAccounts.make(ids) : accounts;
        Core core = Core.of(settings, new BusinessClock(time), ids, new Accounts(customers));
        if (ports.isEmpty()) {
            regions("bj", "gz");
        }
        Map<String, HttpServer> servers = new LinkedHashMap<>();
        try {
            InetAddress address = InetAddress.getByName(bind);
            for (Map.Entry<String, Integer> port : ports.entrySet()) {
                servers.put(
                        port.getKey(),
                        HttpServer.start(
                                address, port.getValue(), core.service().endpoint(port.getKey())));
            }
            HttpServer control = HttpServer.start(address, controlPort, request -> HttpAnswer.of(404));
            return new Simulator(core, servers, control);
        } catch (IOException e) {
            servers.values().forEach(HttpServer::close);
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static void checkPort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(port + " is no port");
        }
    }
}
