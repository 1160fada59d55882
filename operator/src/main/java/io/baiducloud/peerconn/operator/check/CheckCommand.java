package io.baiducloud.peerconn.operator.check;

import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.credentials.CredentialsState;
import io.baiducloud.peerconn.operator.kube.ClusterIdentity;
import io.baiducloud.peerconn.operator.kube.StartupChecks;
import io.baiducloud.peerconn.operator.kube.StartupFailure;
import io.baiducloud.peerconn.operator.observe.ClientFactory;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds out, with the permissions of the operator and without starting it, whether an installation can work: what the
 * operator looks at before it starts, the default Secret, and one list in the cloud for each region. One line for each.
 */
public final class CheckCommand {
    private final OperatorConfig config;
    private final KubernetesClient client;
    private final ClientFactory clouds;
    private final PrintStream out;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Makes it.
     *
     * @param config the settings that the operator would run with
     * @param client what the operator would speak to the API server with
     * @param clouds makes what asks the cloud
     * @param out gets the lines
     */
    public CheckCommand(OperatorConfig config, KubernetesClient client, ClientFactory clouds, PrintStream out) {
        this.config = config;
        this.client = client;
        this.clouds = clouds;
        this.out = out;
    }

    /** Looks at everything. Returns the first problem; everything else that is wrong is printed as well. */
    public Optional<StartupFailure.Kind> run() {
        var start = new StartupChecks(client, config);
        if (!looked(start::reachable)) {
            note(new Finding.Skipped("Everything else needs an API server."));
            return firstProblem();
        }
        looked(start::definition);
        boolean permitted = looked(start::permissions);
        looked(() -> "The cluster's id in owner tags is " + ClusterIdentity.get(config, client) + ".");
        if (!permitted) {
            note(new Finding.Skipped("The default Secret and the cloud are looked at once the permissions are there."));
            return firstProblem();
        }
        config.defaultCredentialsSecret()
                .ifPresentOrElse(
                        secret -> {
                            var credentials = new DefaultSecret(client, secret);
                            looked(credentials::keys);
                            credentials.usable().ifPresent(usable -> lookAtTheCloud(start, usable));
                        },
                        () -> note(new Finding.Skipped("There is no default Secret (chart value"
                                + " defaultCredentials.secretName, option --default-credentials-secret): every object"
                                + " names its own, and the cloud is not looked at.")));
        return firstProblem();
    }

    private void lookAtTheCloud(StartupChecks start, CredentialsState.Usable credentials) {
        var look = new CloudLook(config, clouds, credentials);
        try {
            new Regions(config, client).get().forEach(region -> looked(() -> look.at(region)));
        } catch (KubernetesClientException e) {
            note(new Finding.Wrong(start.explain(e).orElseThrow(() -> e)));
        }
    }

    /** Whether it went well. */
    private boolean looked(Supplier<String> check) {
        try {
            note(new Finding.Fine(check.get()));
            return true;
        } catch (StartupFailure e) {
            note(new Finding.Wrong(e));
            return false;
        }
    }

    private void note(Finding finding) {
        findings.add(finding);
        out.println(finding.line());
    }

    private Optional<StartupFailure.Kind> firstProblem() {
        return findings.stream()
                .filter(Finding.Wrong.class::isInstance)
                .map(finding -> ((Finding.Wrong) finding).failure().kind())
                .findFirst();
    }
}
