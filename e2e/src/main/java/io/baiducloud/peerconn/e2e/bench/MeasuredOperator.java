package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.e2e.scene.OperatorProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The operator as it is shipped, in a process whose memory can be read. */
final class MeasuredOperator implements AutoCloseable {
    private final OperatorProcess process;
    private final Path pidFile;
    private final Instant startedAt;

    private MeasuredOperator(OperatorProcess process, Path pidFile, Instant startedAt) {
        this.process = process;
        this.pidFile = pidFile;
        this.startedAt = startedAt;
    }

    static MeasuredOperator start(Ground ground, String name, List<String> jvmOptions, List<String> options) {
        Path pidFile = ground.folder().resolve(name + ".pid");
        // the shell becomes the operator, and so knows its process id
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", "echo $$ >\"$0\"; exec \"$@\"", pidFile.toString()));
        List<String> java = new ArrayList<>(jvmOptions);
        if (jvmOptions.stream().noneMatch(option -> option.startsWith("-XX:AOT"))) {
            ground.classCache().map(ClassCache::use).ifPresent(java::add);
        }
        java.addAll(ground.profiling(name));
        command.addAll(
                ground.jvm().command(OperatorProcess.java(), ground.project().operatorJar(), java));
        command.add("run");
        command.addAll(options);
        Instant startedAt = Instant.now();
        return new MeasuredOperator(
                OperatorProcess.start(name, command, ground.folder(), ground.cluster()), pidFile, startedAt);
    }

    Instant startedAt() {
        return startedAt;
    }

    void awaitReady() {
        process.awaitReady();
    }

    /** The processor time it has used so far. */
    Duration cpu() {
        return ProcessHandle.of(pid())
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** Its process id. */
    long pid() {
        try {
            return Long.parseLong(Files.readString(pidFile).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile, e);
        }
    }

    /** What it holds in memory now, in MiB. */
    double residentMiB() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("memory can be read on Linux only"))
                    / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the operator's memory: " + process.lastWords(), e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
