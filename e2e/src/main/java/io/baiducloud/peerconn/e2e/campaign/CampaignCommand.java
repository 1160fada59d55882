package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.e2e.bench.Soak;
import io.baiducloud.peerconn.e2e.campaign.kubernetes.KubernetesCampaign;
import io.baiducloud.peerconn.e2e.scene.ProjectFolder;
import io.baiducloud.peerconn.simulator.settings.Profile;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code make campaign}: every crash, every outage, then storms until the time is over. */
@Command(
        name = "campaign",
        description = "Lets everything around the operator fail and checks that it keeps its promises.",
        sortOptions = false)
public final class CampaignCommand implements Callable<Integer> {
    private static final int SOAKING = 1_000;
    private static final String LINE = "%-56s %6s %6s %s%n";

    private final PrintStream out;
    private int broken;

    @Option(names = "--seed", defaultValue = "1", description = "The history of the first storm; 1 unless set.")
    private long seed;

    @Option(
            names = "--minutes",
            defaultValue = "5",
            description = "How long storms are raised, or soaked; 5 unless set.")
    private int minutes;

    @Option(
            names = "--only",
            description =
                    "One of: crashes, outages, kubernetes, storms, soak; the soak is run only when it is asked for.",
            paramLabel = "PART")
    private String only = "";

    @Option(
            names = "--matching",
            description = "Only those outages and faults of Kubernetes whose name has this in it.",
            paramLabel = "TEXT")
    private String matching = "";

    @Option(names = "--objects", defaultValue = "200", description = "Objects in a storm; 200 unless set.")
    private int objects;

    @Option(
            names = "--rages",
            defaultValue = "30",
            description = "Minutes a storm rages on its own clock; 30 unless set.")
    private int rages;

    private CampaignCommand(PrintStream out) {
        this.out = out;
    }

    /** Runs what the arguments ask for; 0 when no promise was broken, 1 when one was, 2 when the arguments are wrong. */
    public static int run(String[] args, PrintStream out) {
        return new CommandLine(new CampaignCommand(out)).execute(args);
    }

    @Override
    public Integer call() {
        out.printf(LINE, "campaign", "points", "broken", "");
        if (runs("crashes")) {
            List.of(Profile.DOCUMENTED, Profile.BARE, Profile.SCRAMBLED, Profile.HOSTILE)
                    .forEach(this::crashes);
        }
        if (runs("outages")) {
            outages();
        }
        if (runs("kubernetes")) {
            KubernetesCampaign.runAll(
                    name -> name.contains(matching),
                    result -> report(
                            "kubernetes: " + result.fault(),
                            1,
                            result.violations(),
                            result.took().toSeconds() + " s, " + result.connections() + " connections, "
                                    + result.answersLost() + " answers lost"));
        }
        if (runs("storms")) {
            storms();
        }
        if (only.equals("soak")) {
            soak();
        }
        out.println(broken == 0 ? "CAMPAIGN OK" : "CAMPAIGN FAILED " + broken + " promises broken");
        return broken == 0 ? 0 : 1;
    }

    private boolean runs(String part) {
        return only.isEmpty() || only.equals(part);
    }

    private void crashes(Profile profile) {
        try (InMemoryApiServer server = QuietApiServer.start()) {
            CrashMatrix matrix = new CrashMatrix(server, profile, seed);
            for (LifeCycle lifeCycle : LifeCycles.all()) {
                CrashMatrix.Result result = matrix.run(lifeCycle);
                report("crash " + profile.word() + " " + lifeCycle, result.runs(), result.violations(), "");
            }
        }
    }

    private void outages() {
        try (InMemoryApiServer server = QuietApiServer.start()) {
            for (Outage outage : Outage.quick()) {
                if (!outage.name().contains(matching)) {
                    continue;
                }
                OutageCampaign.Result result = new OutageCampaign(server, seed).run(outage);
                report(
                        "outage " + outage,
                        1,
                        result.violations(),
                        result.firstMinute() + " calls in the first minute, at most " + result.busiestLater()
                                + " in a minute after ten");
            }
        }
    }

    private void storms() {
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        long history = seed;
        do {
            // a server of its own, so that nothing another storm did can show
            try (InMemoryApiServer server = QuietApiServer.start()) {
                Storm.Result result = new Storm(server, history, objects, Duration.ofMinutes(rages)).run();
                report(
                        "storm, seed " + history,
                        result.faults(),
                        result.violations(),
                        result.requests() + " calls, " + result.operations());
                if (!result.violations().isEmpty()) {
                    out.println("  again: make campaign ARGS='--only storms --seed " + history
                            + " --minutes 0 --objects " + objects + " --rages " + rages + "'");
                }
            }
            history++;
        } while (System.nanoTime() < end);
    }

    private void soak() {
        Soak soak = new Soak(ProjectFolder.find(), SOAKING, Duration.ofMinutes(minutes), out);
        report("soak, " + SOAKING + " objects, " + minutes + " minutes", 1, soak.run(), "");
    }

    private void report(String what, int points, List<String> violations, String more) {
        out.printf(LINE, what, points, violations.size(), more);
        violations.stream().distinct().limit(20).forEach(violation -> out.println("  ! " + violation));
        broken += violations.size();
    }
}
