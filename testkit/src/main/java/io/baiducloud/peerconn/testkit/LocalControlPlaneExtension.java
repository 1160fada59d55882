package io.baiducloud.peerconn.testkit;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the shared control plane when the first class needs it; behind {@link OnLocalControlPlane}. */
final class LocalControlPlaneExtension implements ExecutionCondition, ParameterResolver {
    private static final ExtensionContext.Namespace STORE =
            ExtensionContext.Namespace.create(LocalControlPlaneExtension.class);

    private final KubeBinaries.Search search;
    private final Map<String, String> environment;

    LocalControlPlaneExtension() {
        this(KubeBinaries.search(), System.getenv());
    }

    LocalControlPlaneExtension(KubeBinaries.Search search, Map<String, String> environment) {
        this.search = search;
        this.environment = environment;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return switch (search) {
            case KubeBinaries.Search.Found(KubeBinaries binaries) ->
                ConditionEvaluationResult.enabled("on " + binaries.folder());
            case KubeBinaries.Search.Missing(String why) -> {
                String skipped = "SKIPPED real API server: " + why;
                if ("true".equals(environment.get("REQUIRE_KUBE_API"))) {
                    throw new IllegalStateException("REQUIRE_KUBE_API is true, but " + why);
                }
                System.out.println(skipped);
                yield ConditionEvaluationResult.disabled(skipped);
            }
        };
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == LocalControlPlane.class || type == KubernetesClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        LocalControlPlane controlPlane = shared(context);
        return parameter.getParameter().getType() == LocalControlPlane.class
                ? controlPlane
                : controlPlane.adminClient();
    }

    /** JUnit closes what its root store holds after the last test of the JVM. */
    private LocalControlPlane shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(LocalControlPlane.class, _ -> startWithCrd(), LocalControlPlane.class);
    }

    private LocalControlPlane startWithCrd() {
        if (!(search instanceof KubeBinaries.Search.Found(KubeBinaries binaries))) {
            throw new IllegalStateException("a skipped class asked for a control plane");
        }
        LocalControlPlane controlPlane = LocalControlPlane.start(binaries);
        controlPlane.installCrd();
        return controlPlane;
    }
}
