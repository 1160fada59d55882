package io.baiducloud.peerconn.operator.kube;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Says in one line what an answer of the API server means for the start of the operator. */
final class KubernetesProblems {
    private KubernetesProblems() {}

    /**
     * Explains a failed request.
     *
     * @param what completes "The operator may not"
     */
    static StartupFailure explain(KubernetesClientException e, String what) {
        return switch (e.getCode()) {
            case HttpURLConnection.HTTP_UNAUTHORIZED ->
                new StartupFailure(
                        StartupFailure.Kind.NOT_PERMITTED,
                        "The API server does not accept the operator's own credentials: renew the token or certificate in the kubeconfig.",
                        e);
            case HttpURLConnection.HTTP_FORBIDDEN ->
                new StartupFailure(StartupFailure.Kind.NOT_PERMITTED, "The operator may not " + what + ".", e);
            default ->
                new StartupFailure(
                        StartupFailure.Kind.UNREACHABLE, "The API server does not answer: " + reason(e) + ".", e);
        };
    }

    private static String reason(KubernetesClientException e) {
        Throwable deepest = e;
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            deepest = cause;
        }
        var message = Optional.ofNullable(deepest.getMessage())
                .orElse(deepest.getClass().getSimpleName());
        var oneLine = message.lines().findFirst().orElse("").strip();
        return oneLine.endsWith(".") ? oneLine.substring(0, oneLine.length() - 1) : oneLine;
    }
}
