package io.baiducloud.peerconn.operator.ops;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Whether the process has started, is ready and is alive, as its parts see it. */
public final class HealthState {
    private record Check(String name, Supplier<Optional<String>> problem) {}

    private final List<Check> liveness = new CopyOnWriteArrayList<>();
    private final List<Check> readiness = new CopyOnWriteArrayList<>();
    private volatile boolean started;
    private volatile boolean stopping;

    /** Says that everything has been started. */
    public void started() {
        started = true;
    }

    /** Says that the process is about to end, so that nobody counts on it any more. */
    public void stopping() {
        stopping = true;
    }

    /**
     * Adds a part without which the process is better restarted. The cloud and the API server being away are no such parts.
     *
     * @param problem what is wrong with it, if anything
     */
    public void livenessOf(String name, Supplier<Optional<String>> problem) {
        liveness.add(new Check(name, problem));
    }

    /**
     * Adds a part without which the process cannot work yet. A standby is ready too.
     *
     * @param problem what is wrong with it, if anything
     */
    public void readinessOf(String name, Supplier<Optional<String>> problem) {
        readiness.add(new Check(name, problem));
    }

    /** What is wrong so that the process should be restarted. */
    Map<String, String> livenessProblems() {
        return problems(liveness);
    }

    /** What is wrong so that the process cannot work. */
    Map<String, String> readinessProblems() {
        var problems = startupProblems();
        problems.putAll(problems(readiness));
        if (stopping) {
            problems.put("process", "stopping");
        }
        return problems;
    }

    /** What is wrong so that the process has not started. */
    Map<String, String> startupProblems() {
        var problems = new LinkedHashMap<String, String>();
        if (!started) {
            problems.put("process", "starting");
        }
        return problems;
    }

    private static Map<String, String> problems(List<Check> checks) {
        var problems = new LinkedHashMap<String, String>();
        checks.forEach(check -> check.problem().get().ifPresent(problem -> problems.put(check.name(), problem)));
        return problems;
    }
}
