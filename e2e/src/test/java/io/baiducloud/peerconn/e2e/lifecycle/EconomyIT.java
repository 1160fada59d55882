package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.AuditLog;
import io.baiducloud.peerconn.testkit.AuditedRequest;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of the cloud and of the API server, counted exactly; how long it takes is the scale bench's affair. */
class EconomyIT extends LifecycleIT {
    private static final List<String> NAMES = List.of("one", "two", "three", "four", "five", "six");

    EconomyIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    @Override
    @BeforeEach
    void open() {
        stage = Stage.unhurried(controlPlane);
        stage.operator();
    }

    /** As many as there are pairs of networks. */
    private void createAll() {
        Account a = stage.a();
        for (int i = 0; i < NAMES.size(); i++) {
            stage.initiatorOf(
                    NAMES.get(i),
                    a.vpcId("bj", i % 3),
                    "gz",
                    a.vpcId("gz", i / 3),
                    "bandwidthInMbps: 10",
                    "deleteProtect: false");
        }
        NAMES.forEach(stage::awaitReady);
        // the events come a little later
        stage.letTimePass(Duration.ofSeconds(10));
    }

    @Test
    void aConnectionCostsOneCallAndThreeWritesAndTwoEventsUntilItIsReady() {
        // given
        AuditLog.Mark mark = controlPlane.auditLog().mark();

        // when
        createAll();

        // then
        assertThat(callsBesidesLists()).isEqualTo(Map.of(Operation.CREATE, 6L));
        List<AuditedRequest> requests = operatorsRequestsSince(mark);
        assertThat(requests)
                .as("what the watch brought is not read once more")
                .noneMatch(request -> request.verb().equals("get"));
        List<AuditedRequest> writes =
                requests.stream().filter(AuditedRequest::isWrite).toList();
        assertThat(countByName(writes, "peerconnections")).containsValues(1).hasSize(6);
        assertThat(countByName(writes, "peerconnections/status"))
                .as("requested, ready")
                .allSatisfy((name, count) -> assertThat(count).isEqualTo(2))
                .hasSize(6);
        assertThat(countByName(writes, "events"))
                .as("Created, Ready")
                .hasSize(12)
                .allSatisfy((name, count) -> assertThat(count).isEqualTo(1));
    }

    @Test
    void aChangeOfOneAmongManyCostsOneCallAndADeletionTwoLooksMore() {
        // given
        createAll();
        stage.cloud.requests().clear();

        // when
        stage.patchSpec("one", "{\"bandwidthInMbps\":20}");
        stage.awaitReady("one");

        // then
        stage.letTimePass(Duration.ofSeconds(10));
        assertThat(callsBesidesLists()).isEqualTo(Map.of(Operation.RESIZE, 1L));

        // when
        stage.patchSpec("two", "{\"dnsSync\":true}");
        stage.awaitReady("two");

        // then
        stage.letTimePass(Duration.ofSeconds(10));
        assertThat(callsBesidesLists()).isEqualTo(Map.of(Operation.RESIZE, 1L, Operation.OPEN_DNS, 1L));

        // when
        stage.cloud.console().resize(stage.get("three").getStatus().peerConnId(), 30);
        stage.awaitCloud(cloud -> cloud.requests().count(Operation.RESIZE) == 2);

        // then
        stage.letTimePass(Duration.ofSeconds(10));
        assertThat(callsBesidesLists())
                .as("undone by one call")
                .isEqualTo(Map.of(Operation.RESIZE, 2L, Operation.OPEN_DNS, 1L));

        // when
        stage.delete("four");
        stage.awaitGone("four");

        // then
        assertThat(callsBesidesLists())
                .as("the protection is read before, and the absence after")
                .isEqualTo(Map.of(
                        Operation.RESIZE, 2L, Operation.OPEN_DNS, 1L, Operation.DELETE, 1L, Operation.DETAIL, 2L));
    }

    private Map<Operation, Long> callsBesidesLists() {
        Map<Operation, Long> calls = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            long count = stage.cloud.requests().count(operation);
            if (count > 0 && operation != Operation.LIST) {
                calls.put(operation, count);
            }
        }
        return calls;
    }

    private List<AuditedRequest> operatorsRequestsSince(AuditLog.Mark mark) {
        return controlPlane.auditLog().since(mark).stream()
                .filter(request -> stage.namespace.equals(request.namespace())
                        && request.userAgent().startsWith("peerconn-operator"))
                .toList();
    }

    private static Map<String, Integer> countByName(List<AuditedRequest> writes, String resource) {
        return writes.stream()
                .filter(write -> write.isAbout(resource))
                .collect(Collectors.toMap(AuditedRequest::name, write -> 1, Integer::sum));
    }
}
