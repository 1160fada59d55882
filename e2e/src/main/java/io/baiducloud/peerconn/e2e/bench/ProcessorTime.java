package io.baiducloud.peerconn.e2e.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The processor time that those who share this machine have used: when processors are what is missing, it tells whose work
 * took them.
 *
 * @param at when, and later how long
 * @param operator the operator under test
 * @param servers kube-apiserver and etcd
 * @param bench this process: the simulated cloud, and whoever creates and watches the objects
 */
record ProcessorTime(Duration at, Duration operator, Duration servers, Duration bench) {
    static ProcessorTime of(MeasuredOperator operator) {
        Instant now = Instant.now();
        ProcessHandle self = ProcessHandle.current();
        // not children: a shell stands between, which ends them when this process is gone
        Duration servers = self.descendants()
                .filter(child -> child.info()
                        .command()
                        .filter(command -> command.endsWith("kube-apiserver") || command.endsWith("etcd"))
                        .isPresent())
                .map(ProcessorTime::used)
                .reduce(Duration.ZERO, Duration::plus);
        return new ProcessorTime(Duration.ofMillis(now.toEpochMilli()), operator.cpu(), servers, used(self));
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(
                at.minus(before.at),
                operator.minus(before.operator),
                servers.minus(before.servers),
                bench.minus(before.bench));
    }

    /** What each of so many objects took. */
    List<Figure> figures(String scenario, int objects) {
        double processors = Runtime.getRuntime().availableProcessors();
        Duration all = operator.plus(servers).plus(bench);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of(scenario, "processor time for one creation: operator, ms", each(operator, objects)));
        figures.add(Figure.of(scenario, "the same: API server and etcd, ms", each(servers, objects)));
        figures.add(Figure.of(scenario, "the same: simulated cloud and bench, ms", each(bench, objects)));
        figures.add(Figure.of(
                scenario,
                "creations a second that these processors allow, if there is nobody else",
                processors * 1000 / each(all, objects)));
        figures.add(Figure.of(
                scenario,
                "processors that the three had while creating, on average",
                (double) all.toMillis() / at.toMillis()));
        return figures;
    }

    private static double each(Duration time, int objects) {
        return (double) time.toMillis() / objects;
    }
}
