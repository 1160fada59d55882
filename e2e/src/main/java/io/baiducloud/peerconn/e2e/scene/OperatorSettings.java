package io.baiducloud.peerconn.e2e.scene;

import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import java.util.List;
import java.util.Map;

/** The settings of operators that run inside this process. */
public final class OperatorSettings {
    private OperatorSettings() {}

    /**
     * What an operator makes of the arguments of {@code run} or {@code check}, without any environment.
     *
     * @param namespace the operator's own namespace, where no argument names it
     */
    public static OperatorConfig of(String namespace, List<String> arguments) {
        return switch (new OperatorOptions(Map.of(), () -> namespace).parse(arguments)) {
            case Invocation.Run(OperatorConfig config) -> config;
            case Invocation.Check(OperatorConfig config) -> config;
            case Invocation other -> throw new IllegalArgumentException(other.toString());
        };
    }
}
