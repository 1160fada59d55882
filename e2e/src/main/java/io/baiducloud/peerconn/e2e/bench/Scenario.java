package io.baiducloud.peerconn.e2e.bench;

import java.time.Duration;
import java.util.List;

/** One thing to measure. */
public sealed interface Scenario permits BareRows, ColdStart, FleetScenario, ManyCredentials, NoisyNeighbour {
    /** Its name on the command line and in the table. */
    String name();

    /**
     * About how long that takes on two processors.
     *
     * @param repetitions how often times are measured
     */
    Duration estimate(int repetitions);

    /**
     * Measures.
     *
     * @param repetitions how often times are measured
     */
    void run(Ground ground, int repetitions, Report report);

    /** All of them, in the order in which they are run. */
    static List<Scenario> all() {
        return List.of(
                new ColdStart(),
                new FleetScenario(1_000, 10),
                new FleetScenario(10_000, 50),
                new BareRows(),
                new ManyCredentials(),
                new NoisyNeighbour(),
                new FleetScenario(1, 10),
                new FleetScenario(100, 10));
    }
}
