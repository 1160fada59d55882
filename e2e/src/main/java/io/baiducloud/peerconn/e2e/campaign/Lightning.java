package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.faults.FaultScript;
import io.baiducloud.peerconn.simulator.model.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The faults of the cloud while a storm rages, drawn from its seed. */
final class Lightning {
    /** A script that grows for ever would be gone through for each call. */
    private static final int MOST_IN_SCRIPT = 500;

    private static final List<Operation> MUTATIONS = List.of(
            Operation.CREATE,
            Operation.UPDATE,
            Operation.DELETE,
            Operation.RESIZE,
            Operation.OPEN_DNS,
            Operation.CLOSE_DNS,
            Operation.DELETE_PROTECT);

    private final FaultScript script;
    private final Random random;
    private int struckBefore;

    Lightning(FaultScript script, Random random) {
        this.script = script;
        this.random = random;
    }

    /** One fault, which strikes a few times. */
    void strike() {
        Fault fault = Fault.of(effect()).times(1 + random.nextInt(6));
        fault = switch (random.nextInt(3)) {
            case 0 -> fault.on(Operation.LIST);
            case 1 -> fault.on(MUTATIONS.get(random.nextInt(MUTATIONS.size())));
            default -> fault;
        };
        script.add(fault);
        if (script.reports().size() > MOST_IN_SCRIPT) {
            end();
        }
    }

    /** Whatever has not struck yet never will. */
    void end() {
        struckBefore += inScript();
        script.clear();
    }

    /** How often one has struck so far. */
    int struck() {
        return struckBefore + inScript();
    }

    private int inScript() {
        return script.reports().stream().mapToInt(FaultScript.Report::struck).sum();
    }

    private Effect effect() {
        return switch (random.nextInt(17)) {
            case 0 -> new Effect.ErrorStatus(429, "RequestLimitExceeded", "slow down", Optional.of("2"));
            case 1 -> new Effect.ErrorStatus(503, "ServiceUnavailable", "later", Optional.empty());
            case 2 -> new Effect.ErrorStatus(500, "InternalError", "oops", Optional.empty());
            case 3 -> new Effect.ErrorStatus(403, "AccessDenied", "Access denied.", Optional.empty());
            case 4 -> new Effect.ResetBefore();
            case 5, 6 -> new Effect.ResetAfter();
            case 7 -> new Effect.EmptyBody();
            case 8 -> new Effect.TruncatedBody();
            case 9 -> new Effect.HtmlBody(502);
            case 10 -> new Effect.HtmlBody(200);
            case 11 -> new Effect.StaleReads(Duration.ofSeconds(30));
            case 12 -> new Effect.UnknownStatus("hibernating");
            case 13 -> new Effect.DuplicateRows();
            case 14 -> new Effect.PageCap(3);
            case 15 -> new Effect.EndlessList();
            default -> new Effect.NoEffect();
        };
    }
}
