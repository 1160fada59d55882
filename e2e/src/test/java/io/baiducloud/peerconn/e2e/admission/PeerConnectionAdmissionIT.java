package io.baiducloud.peerconn.e2e.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.e2e.admission.AdmissionTable.Change;
import io.baiducloud.peerconn.e2e.admission.AdmissionTable.Creation;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of {@code resources/admission}, row by row, against a real API server. */
@OnLocalControlPlane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeerConnectionAdmissionIT {
    private final KubernetesClient client;
    private final String namespace;
    private final RuleCoverage coverage = new RuleCoverage();
    private int refusals;

    PeerConnectionAdmissionIT(LocalControlPlane controlPlane, KubernetesClient client) {
        this.client = client;
        this.namespace = controlPlane.newNamespace();
    }

    static Stream<Creation> accepted() {
        return AdmissionTable.creations("accepted");
    }

    static Stream<Creation> refused() {
        return AdmissionTable.creations("refused");
    }

    static Stream<Change> allowedChanges() {
        return AdmissionTable.changes(false);
    }

    static Stream<Change> refusedChanges() {
        return AdmissionTable.changes(true);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void accepts(Creation creation) {
        // given
        Manifest manifest = new Manifest(namespace, "accepted", creation.spec());

        // then
        assertThatCode(() -> create(manifest)).as(creation.why()).doesNotThrowAnyException();
        assertThatCode(() -> manifest.onServer(client).dryRun().serverSideApply())
                .as(creation.why())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(Creation creation) {
        // given
        Manifest manifest = new Manifest(namespace, "refused", creation.spec());

        // then
        assertThatExceptionOfType(KubernetesClientException.class)
                .as(creation.why())
                .isThrownBy(() -> create(manifest))
                .satisfies(refusal -> assertSays(refusal, creation.why(), creation.says()));
        refusals++;
    }

    @ParameterizedTest
    @MethodSource("allowedChanges")
    void allows(Change change) {
        // given
        Manifest before = stored(change);

        // then
        for (Manifest.Way way : Manifest.Way.values()) {
            assertThatCode(() -> way.tryChange(client, before, before.with(change.after())))
                    .as("%s, by %s", change.why(), way)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("refusedChanges")
    void refuses(Change change) {
        // given
        Manifest before = stored(change);

        // then
        for (Manifest.Way way : Manifest.Way.values()) {
            assertThatExceptionOfType(KubernetesClientException.class)
                    .as("%s, by %s", change.why(), way)
                    .isThrownBy(() -> way.tryChange(client, before, before.with(change.after())))
                    .satisfies(refusal -> {
                        if (!change.emptied() || way != Manifest.Way.SERVER_SIDE_APPLY) {
                            assertSays(refusal, change.why() + ", by " + way, change.says());
                        }
                    });
        }
        refusals++;
    }

    @AfterAll
    void everyRuleHasSpoken() {
        // only a run of all rows can tell
        if (refusals == refused().count() + refusedChanges().count()) {
            assertThat(coverage.silentRules(client.apiextensions()
                            .v1()
                            .customResourceDefinitions()
                            .withName(WellKnownNames.CRD_NAME)
                            .get()))
                    .as("rules without a row in refused.yaml or changes.yaml")
                    .isEmpty();
        }
    }

    private void create(Manifest manifest) {
        manifest.onServer(client).dryRun().fieldValidation(Validation.STRICT).create();
    }

    private Manifest stored(Change change) {
        String name = "change-" + Integer.toHexString(change.toString().hashCode());
        Manifest before = new Manifest(namespace, name, change.before());
        before.onServer(client).serverSideApply();
        return before;
    }

    private void assertSays(KubernetesClientException refusal, String why, Map<String, String> says) {
        Map<String, String> faults = Manifest.faults(refusal);
        coverage.hear(faults);
        assertThat(refusal.getCode()).as(why).isEqualTo(422);
        assertThat(faults.keySet())
                .as("%s: the fields to blame in %s", why, faults)
                .isEqualTo(says.keySet());
        says.forEach((field, part) -> assertThat(faults.get(field)).as(why).contains(part));
    }
}
