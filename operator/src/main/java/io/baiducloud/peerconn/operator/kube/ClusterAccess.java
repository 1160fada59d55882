package io.baiducloud.peerconn.operator.kube;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.http.TlsVersion;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the API server, as kubectl would, and opens clients to it. */
public final class ClusterAccess {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int REQUEST_TIMEOUT_MILLIS = 10_000;
    // informers, JOSDK and the leader election try again by themselves; a pass must learn of a failure soon
    private static final int RETRIES = 3;

    private ClusterAccess() {}

    /**
     * Finds the configuration: the kubeconfig, else that of the pod.
     *
     * @param environment the environment variables
     * @throws StartupFailure when there is neither
     */
    public static Config find(Map<String, String> environment) {
        var named = environment.getOrDefault("KUBECONFIG", "");
        if (!named.isEmpty()) {
            requireReadable(named);
        } else if (!environment.containsKey("KUBERNETES_SERVICE_HOST") && !defaultKubeconfigExists(environment)) {
            throw new StartupFailure(
                    StartupFailure.Kind.UNREACHABLE,
                    "There is no kubeconfig and this is no pod: set KUBECONFIG to a kubeconfig file, or create"
                            + " ~/.kube/config.");
        }
        try {
            return tuned(Config.autoConfigure(null));
        } catch (KubernetesClientException | IllegalArgumentException e) {
            throw new StartupFailure(
                    StartupFailure.Kind.UNREACHABLE, "The kubeconfig cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException _) {
            // what reads YAML quotes the line that it stumbles over, and a token may stand in it
            throw new StartupFailure(
                    StartupFailure.Kind.UNREACHABLE,
                    "The kubeconfig cannot be used: it is not valid YAML. See what is wrong with: kubectl config view");
        }
    }

    /**
     * Opens a client. What it reads is kept for thousands of objects: managed fields are dropped, for nobody here needs them
     * and they double the memory, and equal strings are one.
     */
    public static KubernetesClient open(Config config) {
        var mapper = new ObjectMapper();
        mapper.addMixIn(ObjectMeta.class, WithoutManagedFields.class);
        mapper.addHandler(new UnreadableTimes());
        mapper.registerModule(new SimpleModule().addDeserializer(String.class, new SharedStrings()));
        return new KubernetesClientBuilder()
                .withConfig(tuned(config))
                .withHttpClientFactory(http(config))
                .withKubernetesSerialization(new KubernetesSerialization(mapper, true))
                .build();
    }

    /** Opens another client like the given one, whose requests somebody sees. */
    static KubernetesClient openLike(KubernetesClient client, Interceptor witness) {
        return new KubernetesClientBuilder()
                .withConfig(client.getConfiguration())
                .withHttpClientFactory(http(client.getConfiguration()))
                .withKubernetesSerialization(client.getKubernetesSerialization())
                .withHttpClientBuilderConsumer(
                        http -> http.addOrReplaceInterceptor(witness.getClass().getName(), witness))
                .build();
    }

    private static ApiServerHttp http(Config config) {
        var versions = config.getTlsVersions();
        return new ApiServerHttp(versions == null ? new TlsVersion[0] : versions);
    }

    private static Config tuned(Config config) {
        config.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
        config.setRequestTimeout(REQUEST_TIMEOUT_MILLIS);
        config.setRequestRetryBackoffLimit(RETRIES);
        config.setUserAgent("peerconn-operator");
        return config;
    }

    private static void requireReadable(String kubeconfig) {
        for (var name : kubeconfig.split(Pattern.quote(File.pathSeparator), -1)) {
            if (!name.isEmpty() && !Files.isReadable(Path.of(name))) {
                throw new StartupFailure(
                        StartupFailure.Kind.UNREACHABLE,
                        "KUBECONFIG names " + name + ", which does not exist or cannot be read.");
            }
        }
    }

    private static boolean defaultKubeconfigExists(Map<String, String> environment) {
        var home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
        return Files.isReadable(Path.of(home, ".kube", "config"));
    }

    /** Tells Jackson what not to read. */
    @JsonIgnoreProperties("managedFields")
    private static final class WithoutManagedFields {}
}
