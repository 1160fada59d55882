package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.e2e.campaign.Lifeline.Moment;
import io.baiducloud.peerconn.e2e.campaign.Lifeline.Point;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.records.JournalEntry;
import io.baiducloud.peerconn.simulator.settings.Profile;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every life cycle, with the operator dying before and after everything that leaves its process. A new one, which remembers
 * nothing, takes over at once; in the end the cloud must have applied what was wished, and nothing twice.
 *
 * <p>Between two crossings nothing leaves the process, so dying anywhere between them, the boundaries of the six steps
 * included, is dying after the first or before the second.
 */
final class CrashMatrix {
    /** So long nothing more may happen when a life cycle is over. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(10);

    /** So long a process stands still while another one has its lease. */
    private static final Duration STANDSTILL = Duration.ofSeconds(40);

    private static final Set<Operation> SETTING_A_VALUE = Set.of(
            Operation.RESIZE, Operation.UPDATE, Operation.OPEN_DNS, Operation.CLOSE_DNS, Operation.DELETE_PROTECT);

    private final InMemoryApiServer server;
    private final Profile profile;
    private final long seed;

    CrashMatrix(InMemoryApiServer server, Profile profile, long seed) {
        this.server = server;
        this.profile = profile;
        this.seed = seed;
    }

    /**
     * What came of one life cycle.
     *
     * @param lifeCycle its name
     * @param crossings what leaves the process in an undisturbed run
     * @param runs how many runs were interrupted
     * @param violations what went wrong, each with where it was interrupted
     */
    record Result(String lifeCycle, List<String> crossings, int runs, List<String> violations) {}

    Result run(LifeCycle lifeCycle) {
        return run(lifeCycle, EnumSet.allOf(Moment.class));
    }

    /** The same with some moments only. */
    Result run(LifeCycle lifeCycle, Set<Moment> moments) {
        List<String> violations = new ArrayList<>();
        List<String> crossings = dryRun(lifeCycle, violations);
        int runs = 0;
        for (int crossing = 1; crossing <= crossings.size(); crossing++) {
            if (isOneOfMany(crossings, crossing)) {
                continue;
            }
            for (Moment moment : moments) {
                Point point = new Point(crossing, moment);
                runs++;
                interrupted(lifeCycle, point).stream()
                        .map(what ->
                                lifeCycle + ", " + point + " (" + crossings.get(point.crossing() - 1) + "): " + what)
                        .forEach(violations::add);
            }
        }
        return new Result(lifeCycle.name(), crossings, runs, violations);
    }

    /** In the middle of the same look, made again and again while nothing happens: every such point is like the others. */
    private static boolean isOneOfMany(List<String> crossings, int crossing) {
        if (crossing == 1 || crossing == crossings.size()) {
            return false;
        }
        String here = crossings.get(crossing - 1);
        return here.endsWith(" list")
                && here.equals(crossings.get(crossing - 2))
                && here.equals(crossings.get(crossing));
    }

    private List<String> dryRun(LifeCycle lifeCycle, List<String> violations) {
        try (World world = world()) {
            Lifeline lifeline = Lifeline.unbroken();
            begin(world, lifeCycle, lifeline, new AtomicReference<>());
            reach(world, lifeCycle);
            // what is looked at when everything is done is no longer part of it
            List<String> crossings = lifeline.crossings();
            checkAfterwards(world, lifeCycle, false);
            world.violations().stream()
                    .map(what -> lifeCycle + ", undisturbed: " + what)
                    .forEach(violations::add);
            return crossings;
        }
    }

    /** One run that is interrupted there; what went wrong. */
    List<String> interrupted(LifeCycle lifeCycle, Point point) {
        try (World world = world()) {
            AtomicReference<Incarnation> first = new AtomicReference<>();
            Lifeline lifeline = Lifeline.breakingAt(point, () -> takeOver(world, lifeCycle, first));
            begin(world, lifeCycle, lifeline, first);
            world.runUntil(
                    () -> lifeline.isDead() || lifeCycle.goal().test(world), lifeCycle.within(), lifeCycle.step());
            if (lifeline.isDead()) {
                world.discard(first.get());
                world.start(lifeCycle.options().toArray(String[]::new));
            }
            reach(world, lifeCycle);
            checkAfterwards(world, lifeCycle, true);
            return world.violations();
        }
    }

    /** The lease is lost in the middle of a pass: the next leader works for a while, then the old one finishes its pass. */
    private static void takeOver(World world, LifeCycle lifeCycle, AtomicReference<Incarnation> first) {
        first.get().lead(false);
        world.start(lifeCycle.options().toArray(String[]::new));
        world.run(STANDSTILL, lifeCycle.step());
    }

    private World world() {
        World world = new World(server, seed, simulator -> simulator.profile(profile));
        world.secret("account-a", world.account(0));
        return world;
    }

    private static void begin(
            World world, LifeCycle lifeCycle, Lifeline lifeline, AtomicReference<Incarnation> operator) {
        operator.set(world.start(lifeline, true, lifeCycle.options().toArray(String[]::new)));
        lifeCycle.settle().accept(world);
        world.onDeparture(last -> new Departures(world, lifeCycle.fate()).check(last));
        lifeline.arm();
        lifeCycle.act().accept(world);
    }

    private static void reach(World world, LifeCycle lifeCycle) {
        boolean reached = world.runUntil(() -> lifeCycle.goal().test(world), lifeCycle.within(), lifeCycle.step());
        if (!reached) {
            world.violation("does not get to its end: "
                    + world.objects().stream().map(World::describe).toList());
        }
    }

    private static void checkAfterwards(World world, LifeCycle lifeCycle, boolean mayBeHeld) {
        world.run(AFTERWARDS, Duration.ofSeconds(5));
        Map<Operation, Integer> applied = world.cloud().journal().entries().stream()
                .collect(Collectors.toMap(JournalEntry::operation, entry -> 1, Integer::sum, TreeMap::new));
        Map<Operation, Integer> held = lifeCycle.held();
        boolean isHeld = mayBeHeld && held != null && isApplied(applied, held);
        boolean isFine = isHeld || isApplied(applied, lifeCycle.applied());
        if (!isFine) {
            world.violation("the cloud applied " + applied + " instead of " + lifeCycle.applied());
        }
        long paid = world.cloud().charges().stream()
                .filter(charge -> charge.cause() == Operation.RENEW)
                .count();
        if (paid > lifeCycle.applied().getOrDefault(Operation.RENEW, 0)) {
            world.violation("a renewal was paid " + paid + " times");
        }
    }

    /** What sets a value may be applied once more and changes nothing by it; everything else is counted to the last one. */
    private static boolean isApplied(Map<Operation, Integer> applied, Map<Operation, Integer> wished) {
        return Stream.concat(applied.keySet().stream(), wished.keySet().stream())
                .distinct()
                .allMatch(operation -> {
                    int times = applied.getOrDefault(operation, 0);
                    int wanted = wished.getOrDefault(operation, 0);
                    boolean mayRepeat = wanted > 0 && SETTING_A_VALUE.contains(operation);
                    return mayRepeat ? times >= wanted : times == wanted;
                });
    }
}
