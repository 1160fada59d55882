package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.e2e.chart.PermissionTable.Grant;
import io.baiducloud.peerconn.e2e.chart.PermissionTable.Row;
import io.baiducloud.peerconn.e2e.chart.PermissionTable.Where;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/permissions.md says exactly what the chart grants, and where. */
class PermissionTableTest {
    private static final String SYSTEM = "peerconn-system";

    @Test
    void listsEveryVerbOfAnInstallForTheWholeCluster() {
        // when
        var rendered = Chart.render(SYSTEM, "rbac: {aggregateClusterRoles: false}");

        // then
        assertThat(granted(rendered, "ClusterRole", ""))
                .containsExactlyInAnyOrderElementsOf(listed(Where.CLUSTER, Where.OBJECTS));
        assertThat(granted(rendered, "Role", SYSTEM))
                .containsExactlyInAnyOrderElementsOf(listed(Where.SECRETS, Where.RELEASE));
    }

    @Test
    void listsEveryVerbOfAnInstallForSomeNamespaces() {
        // when
        var rendered = Chart.render(
                SYSTEM, "rbac: {aggregateClusterRoles: false}\nwatchNamespaces: [a, b]\nsecrets: {namespaces: [b, c]}");

        // then
        assertThat(granted(rendered, "ClusterRole", "")).containsExactlyInAnyOrderElementsOf(listed(Where.CLUSTER));
        assertThat(granted(rendered, "Role", SYSTEM))
                .containsExactlyInAnyOrderElementsOf(listed(Where.SECRETS, Where.RELEASE));
        assertThat(granted(rendered, "Role", "a")).containsExactlyInAnyOrderElementsOf(listed(Where.OBJECTS));
        assertThat(granted(rendered, "Role", "b"))
                .containsExactlyInAnyOrderElementsOf(listed(Where.OBJECTS, Where.SECRETS));
        assertThat(granted(rendered, "Role", "c")).containsExactlyInAnyOrderElementsOf(listed(Where.SECRETS));
    }

    @Test
    void grantsSecretsOfTheWholeClusterOnlyWhenAskedTo() {
        // when
        var rendered = Chart.render(
                SYSTEM, "rbac: {aggregateClusterRoles: false}\nwatchNamespaces: [a]\nsecrets: {clusterWide: true}");

        // then
        assertThat(granted(rendered, "ClusterRole", ""))
                .containsExactlyInAnyOrderElementsOf(listed(Where.CLUSTER, Where.SECRETS));
    }

    @Test
    void letsPeopleWriteWhatTheyWishAndNotWhatTheyWouldLikeToSee() {
        // when
        var people = Chart.objects(Chart.render(SYSTEM, "rbac: {create: false}")).stream()
                .filter(object -> object.getKind().equals("ClusterRole"))
                .flatMap(PermissionTable::grants)
                .toList();

        // then
        assertThat(people)
                .extracting(Grant::toString)
                .containsExactlyInAnyOrder(
                        "get peerconnections.vpc.baiducloud.io",
                        "list peerconnections.vpc.baiducloud.io",
                        "watch peerconnections.vpc.baiducloud.io",
                        "create peerconnections.vpc.baiducloud.io",
                        "update peerconnections.vpc.baiducloud.io",
                        "patch peerconnections.vpc.baiducloud.io",
                        "delete peerconnections.vpc.baiducloud.io",
                        "deletecollection peerconnections.vpc.baiducloud.io");
    }

    private static List<Grant> granted(String rendered, String kind, String namespace) {
        return Chart.objects(rendered).stream()
                .filter(object ->
                        object.getKind().equals(kind) && namespaceOf(object).equals(namespace))
                .flatMap(PermissionTable::grants)
                .toList();
    }

    private static String namespaceOf(HasMetadata object) {
        var namespace = object.getMetadata().getNamespace();
        return namespace == null ? "" : namespace;
    }

    private static List<Grant> listed(Where... places) {
        return PermissionTable.read().stream()
                .filter(row -> Stream.of(places).anyMatch(where -> where == row.where()))
                .map(Row::grant)
                .toList();
    }
}
