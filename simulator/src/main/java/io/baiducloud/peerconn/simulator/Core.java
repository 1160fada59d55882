package io.baiducloud.peerconn.simulator;

import io.baiducloud.peerconn.simulator.api.Service;
import io.baiducloud.peerconn.simulator.cloud.Accounts;
import io.baiducloud.peerconn.simulator.cloud.BusinessClock;
import io.baiducloud.peerconn.simulator.cloud.Cloud;
import io.baiducloud.peerconn.simulator.cloud.Console;
import io.baiducloud.peerconn.simulator.cloud.Ids;
import io.baiducloud.peerconn.simulator.faults.FaultScript;
import io.baiducloud.peerconn.simulator.records.Journal;
import io.baiducloud.peerconn.simulator.records.RequestLog;
import io.baiducloud.peerconn.simulator.settings.Settings;
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
        Service service) {

    static Core of(Settings initial, BusinessClock clock, Ids ids, Accounts accounts) {
        AtomicReference<Settings> settings = new AtomicReference<>(initial);
        Cloud cloud = new Cloud(accounts, ids, clock, settings::get);
        FaultScript faults = new FaultScript();
        RequestLog requests = new RequestLog();
        Journal journal = new Journal();
        Service service = new Service(cloud, ids, clock, settings::get, faults, requests, journal);
        return new Core(settings, clock, cloud, new Console(cloud), faults, requests, journal, service);
    }
}
