package io.baiducloud.peerconn.simulator.control;

import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.BusinessClock;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.cloud.Console;
import io.baiducloud.peerconn.simulator.faults.FaultScript;
import io.baiducloud.peerconn.simulator.records.Journal;
import io.baiducloud.peerconn.simulator.records.RequestLog;
import io.baiducloud.peerconn.simulator.state.StateDump;
import java.util.List;
import java.util.Optional;

/** What the control API can reach. */
public interface Controls {

    /** What goes wrong. */
    FaultScript faults();

    /** The time by which connections age. */
    BusinessClock clock();

    /** Changes behind everybody's back. */
    Console console();

    /** What was asked. */
    RequestLog requests();

    /** What was changed. */
    Journal journal();

    /** Every connection. */
    List<Connection> connections();

    /** One connection. */
    Optional<Connection> connection(String peerConnId);

    /** The customer whose network that is. */
    Account ownerOf(String vpcId);

    /** Changes a setting by its name. */
    void set(String setting, String value);

    /** Everything that would be lost by stopping. */
    StateDump dump();

    /** Puts a dump in place of everything there is. */
    void load(StateDump dump);
}
