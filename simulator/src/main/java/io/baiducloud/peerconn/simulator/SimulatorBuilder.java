package io.baiducloud.peerconn.simulator;

import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Accounts;
import io.baiducloud.peerconn.simulator.cloud.BusinessClock;
import io.baiducloud.peerconn.simulator.cloud.Ids;
import io.baiducloud.peerconn.simulator.control.ControlApi;
import io.baiducloud.peerconn.simulator.http.HttpServer;
import io.baiducloud.peerconn.simulator.seed.Seed;
import io.baiducloud.peerconn.simulator.seed.SeededAccounts;
import io.baiducloud.peerconn.simulator.settings.Profile;
import io.baiducloud.peerconn.simulator.settings.Setting;
import io.baiducloud.peerconn.simulator.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Describes a simulator before it starts. */
public final class SimulatorBuilder {
    private static final int MAX_REQUEST = 1024 * 1024;
    /** A dump of ten thousand connections has about a tenth of this. */
    private static final int MAX_STATE = 128 * 1024 * 1024;

    private String bind = "127.0.0.1";
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private int controlPort;
    private @Nullable Seed seed;
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

    /** What it starts with; settings set afterwards win. */
    public SimulatorBuilder seed(Path file) {
        return seed(Seed.read(file));
    }

    /** What it starts with; settings set afterwards win. */
    public SimulatorBuilder seed(Seed content) {
        this.seed = content;
        this.settings = content.applyTo(settings);
        return this;
    }

    /** Starts listening. */
    public Simulator start() {
        Core core = populated(new Ids(random));
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
                                address,
                                port.getValue(),
                                MAX_REQUEST,
                                core.service().endpoint(port.getKey())));
            }
            HttpServer control = HttpServer.start(address, controlPort, MAX_STATE, new ControlApi(core));
            return new Simulator(core, servers, control);
        } catch (IOException e) {
            servers.values().forEach(HttpServer::close);
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private Core populated(Ids ids) {
        SeededAccounts seeded = seed == null ? new SeededAccounts(List.of(), Set.of()) : seed.accounts(ids);
        List<Account> customers = new ArrayList<>(seeded.accounts());
        customers.addAll(accounts);
        if (customers.isEmpty()) {
            customers.addAll(DefaultAccounts.make(ids));
        }
        Core core = Core.of(settings, new BusinessClock(time), ids, new Accounts(customers));
        if (seed != null) {
            seed.connections(customers).forEach(core.console()::add);
        }
        seeded.inArrears().forEach(accountId -> core.console().arrears(accountId, true));
        return core;
    }

    private static void checkPort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(port + " is no port");
        }
    }
}
