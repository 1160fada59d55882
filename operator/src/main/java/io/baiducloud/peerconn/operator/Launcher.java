package io.baiducloud.peerconn.operator;

import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.ops.Telemetry;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.function.Consumer;

/** Starts the operator's parts, once it is clear that they can work. */
@FunctionalInterface
interface Launcher {
    /**
     * Starts them and returns.
     *
     * @param emergency is told why the process must not go on; it ends the process at once
     * @return what stops them: it lets the calls in hand end, within a bounded time, and hands the lease back
     */
    AutoCloseable launch(
            OperatorConfig config, KubernetesClient client, Telemetry telemetry, Consumer<Emergency> emergency);
}
