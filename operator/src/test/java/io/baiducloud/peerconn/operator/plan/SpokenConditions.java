package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.operator.status.StatusComposer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the objects of the golden cases say of themselves. */
public final class SpokenConditions {
    private SpokenConditions() {}

    /** Every message and pending action, and where it was said: conditions with their reasons. */
    public static Map<String, Set<String>> ofAllCases() {
        Map<String, Set<String>> said = new TreeMap<>();
        for (Path directory : GoldenCase.directories(GoldenCasesTest.root())) {
            Situation situation = GoldenCase.read(directory).situation();
            Plan plan = PeeringPlanner.plan(situation);
            if (plan.finalizer() == Plan.Finalizer.REMOVE) {
                say(said, plan.outlook().message(), "event");
                continue;
            }
            var status = StatusComposer.compose(situation, plan);
            status.conditions()
                    .forEach(condition -> say(said, condition.message(), condition.type() + " " + condition.reason()));
            status.pendingActions().forEach(action -> say(said, action, "pendingActions"));
        }
        return said;
    }

    private static void say(Map<String, Set<String>> said, String message, String where) {
        said.computeIfAbsent(message, ignored -> new TreeSet<>()).add(where);
    }
}
