package io.baiducloud.peerconn.simulator;

import io.baiducloud.peerconn.simulator.api.Service;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Accounts;
import io.baiducloud.peerconn.simulator.cloud.BusinessClock;
import io.baiducloud.peerconn.simulator.cloud.Cloud;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.cloud.Console;
import io.baiducloud.peerconn.simulator.cloud.Ids;
import io.baiducloud.peerconn.simulator.control.Controls;
import io.baiducloud.peerconn.simulator.faults.FaultScript;
import io.baiducloud.peerconn.simulator.records.Journal;
import io.baiducloud.peerconn.simulator.records.RequestLog;
import io.baiducloud.peerconn.simulator.settings.Settings;
import io.baiducloud.peerconn.simulator.state.StateDump;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The parts of a simulator but its servers, put together. */
record Core(
        AtomicReference<Settings> settings,
        BusinessClock clock,
        Cloud cloud,
        Console console,
        FaultScript faults,
        RequestLog requests,
        Journal journal,
        Service service)
        implements Controls {

    static Core of(Settings initial, BusinessClock clock, Ids ids, Accounts accounts) {
        AtomicReference<Settings> settings = new AtomicReference<>(initial);
        Cloud cloud = new Cloud(accounts, ids, clock, settings::get);
        FaultScript faults = new FaultScript();
        RequestLog requests = new RequestLog();
        Journal journal = new Journal();
        Service service = new Service(cloud, ids, clock, settings::get, faults, requests, journal);
        return new Core(settings, clock, cloud, new Console(cloud), faults, requests, journal, service);
    }

    @Override
    public List<Connection> connections() {
        return cloud.connections();
    }

    @Override
    public Optional<Connection> connection(String peerConnId) {
        return cloud.find(peerConnId);
    }

    @Override
    public Account ownerOf(String vpcId) {
        return cloud.accounts().all().stream()
                .filter(account ->
                        account.vpcs().stream().anyMatch(vpc -> vpc.vpcId().equals(vpcId)))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no vpc " + vpcId));
    }

    @Override
    public void set(String setting, String value) {
        settings.updateAndGet(current -> current.with(setting, value));
    }

    @Override
    public StateDump dump() {
        return cloud.together(
                () -> StateDump.of(clock.instant(), clock.offset(), cloud.snapshot(), service.snapshot()));
    }

    @Override
    public void load(StateDump dump) {
        clock.setOffset(dump.clockOffset());
        cloud.restore(dump.cloud());
        service.restore(dump.service());
    }
}
