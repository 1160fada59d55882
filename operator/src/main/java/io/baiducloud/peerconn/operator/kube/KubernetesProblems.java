package io.baiducloud.peerconn.operator.kube;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Says in one line what an answer of the API server means for the start of the operator. */
final class KubernetesProblems {
    private KubernetesProblems() {}

    /**
     * Explains a failed request.
     *
     * @param what completes "The operator may not"
     * @param server the address of the API server
     */
    static StartupFailure explain(KubernetesClientException e, String what, String server) {
        return switch (e.getCode()) {
            case HttpURLConnection.HTTP_UNAUTHORIZED ->
                new StartupFailure(
                        StartupFailure.Kind.NOT_PERMITTED,
                        "The API server does not accept the operator's own credentials: in a pod, see that its ServiceAccount"
                                + " is still there and delete the pod; elsewhere renew the token or certificate in the kubeconfig.",
                        e);
            case HttpURLConnection.HTTP_FORBIDDEN ->
                new StartupFailure(
                        StartupFailure.Kind.NOT_PERMITTED,
                        "The operator may not " + what + ": grant it by a Role or ClusterRole, as the chart does.",
                        e);
            default ->
                new StartupFailure(
                        StartupFailure.Kind.UNREACHABLE,
                        "The API server " + server
                                + (e.getCode() > 0 ? " answers with HTTP status " + e.getCode() : " does not answer")
                                + ": " + reason(e) + ".",
                        e);
        };
    }

    private static String reason(KubernetesClientException e) {
        var words = e.getMessage();
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return "the connection was refused";
            }
            if (cause.getMessage() != null) {
                words = cause.getMessage();
            }
        }
        var oneLine = Optional.ofNullable(words).stream()
                .flatMap(String::lines)
                .findFirst()
                .orElse("no reason given")
                .strip();
        return oneLine.endsWith(".") ? oneLine.substring(0, oneLine.length() - 1) : oneLine;
    }
}
