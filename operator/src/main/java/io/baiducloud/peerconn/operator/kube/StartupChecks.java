package io.baiducloud.peerconn.operator.kube;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributesBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Finds out before anything is started whether the operator can work in this cluster, and says what is missing. */
public final class StartupChecks {
    private static final int UNPROCESSABLE = 422;

    private final KubernetesClient client;
    private final OperatorConfig config;

    /** Makes the checks. */
    public StartupChecks(KubernetesClient client, OperatorConfig config) {
        this.client = client;
        this.config = config;
    }

    /**
     * Makes all of them.
     *
     * @throws StartupFailure when one fails
     */
    public void run() {
        reachable();
        definition();
        permissions();
    }

    /**
     * Asks for an answer.
     *
     * @return a sentence that says who answered
     * @throws StartupFailure when nobody does
     */
    public String reachable() {
        try {
            var version = client.getKubernetesVersion();
            return "The API server " + client.getMasterUrl() + " answers, version " + version.getGitVersion() + ".";
        } catch (KubernetesClientException e) {
            // whoever may not read the version may still do all that we need
            if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw explained(e, "read the version");
            }
            return "The API server " + client.getMasterUrl() + " answers.";
        }
    }

    /**
     * Looks for the definition of our kind, in a version that keeps every field that we write.
     *
     * @return a sentence that says that it is there
     * @throws StartupFailure when it is not, or too old
     */
    public String definition() {
        try {
            var definition = client.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName(WellKnownNames.CRD_NAME)
                    .get();
            if (definition == null) {
                throw missing("is not installed");
            }
            var version = definition.getSpec().getVersions().stream()
                    .filter(candidate -> candidate.getName().equals(WellKnownNames.VERSION) && candidate.getServed())
                    .findFirst()
                    .orElseThrow(() -> missing("does not serve the version " + WellKnownNames.VERSION));
            // the API server would drop them without a word, and with them what must not be forgotten
            var lacking = DefinitionFields.lackingIn(version);
            if (!lacking.isEmpty()) {
                throw missing("is older than this operator and does not know " + String.join(", ", lacking));
            }
            return "The definition " + WellKnownNames.CRD_NAME + " is installed and knows every field.";
        } catch (KubernetesClientException e) {
            throw explained(e, "get customresourcedefinitions.apiextensions.k8s.io named " + WellKnownNames.CRD_NAME);
        }
    }

    /**
     * Asks for everything that the operator must be allowed to do.
     *
     * @return a sentence that says that all is allowed
     * @throws StartupFailure which names everything that is not
     */
    public String permissions() {
        var needed = Permissions.needed(config);
        var denied = denied(needed);
        if (!denied.isEmpty()) {
            throw new StartupFailure(StartupFailure.Kind.NOT_PERMITTED, describe(denied));
        }
        return "All " + needed.size() + " permissions that it needs are there.";
    }

    /** What a failure to start means, if the API server had a part in it. */
    public Optional<StartupFailure> explain(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KubernetesClientException answer) {
                return Optional.of(explained(answer, "do this: " + answer.getMessage()));
            }
        }
        return Optional.empty();
    }

    private static StartupFailure missing(String what) {
        return new StartupFailure(
                StartupFailure.Kind.CRD_MISSING,
                "The custom resource definition " + WellKnownNames.CRD_NAME + " " + what
                        + ": install this version's with the chart (crds.enabled=true) or with make install-crd.");
    }

    /** Asks for all of them at once: one after another they would be a good part of the start. */
    private List<Permission> denied(List<Permission> needed) {
        var denied = new ArrayList<Permission>();
        try (var reviews = Executors.newVirtualThreadPerTaskExecutor()) {
            var allowed = reviews.invokeAll(needed.stream()
                    .<Callable<Boolean>>map(permission -> () -> isAllowed(permission))
                    .toList());
            for (var i = 0; i < needed.size(); i++) {
                if (!allowed.get(i).get()) {
                    denied.add(needed.get(i));
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StartupFailure failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return denied;
    }

    private static String describe(List<Permission> denied) {
        return "The operator may not "
                + denied.stream()
                        .map(permission -> permission.describe() + " (to " + permission.purpose() + ")")
                        .collect(Collectors.joining("; "))
                + ": grant it by a Role or ClusterRole, as the chart does.";
    }

    private boolean isAllowed(Permission permission) {
        var review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withResourceAttributes(attributes(permission))
                .endSpec()
                .build();
        try {
            var status = client.resource(review).create().getStatus();
            return status == null || Boolean.TRUE.equals(status.getAllowed());
        } catch (KubernetesClientException e) {
            // an API server that cannot judge, such as fabric8's in-memory one, does not forbid either
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND || e.getCode() == UNPROCESSABLE) {
                return true;
            }
            throw explained(e, "create selfsubjectaccessreviews.authorization.k8s.io");
        }
    }

    private static ResourceAttributes attributes(Permission permission) {
        var parts = permission.resource().split("/", 2);
        return new ResourceAttributesBuilder()
                .withVerb(permission.verb())
                .withGroup(permission.group())
                .withResource(parts[0])
                .withSubresource(parts.length > 1 ? parts[1] : null)
                .withNamespace(permission.namespace().isEmpty() ? null : permission.namespace())
                .withName(permission.name().isEmpty() ? null : permission.name())
                .build();
    }

    private StartupFailure explained(KubernetesClientException e, String what) {
        return KubernetesProblems.explain(e, what, client.getMasterUrl().toString());
    }
}
