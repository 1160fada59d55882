package io.baiducloud.peerconn.simulator.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.junit.SimulatorExtension;
import io.baiducloud.peerconn.simulator.support.Customer;
import io.baiducloud.peerconn.simulator.support.Wire;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cloud that does nothing to keep a client from harm. */
class HostileProfileTest {
    @RegisterExtension
    static final SimulatorExtension CLOUD =
            SimulatorExtension.with(builder -> builder.profile(Profile.HOSTILE).instantTransitions());

    @Test
    void takesASecondConnectionOfAPairAndReleasesWhatIsProtected(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String first = customer.create(customer.ownPair(0, "gz", 0));
        String second = customer.create(customer.ownPair(0, "gz", 0));
        assertThat(second).isNotEqualTo(first);
        customer.ok("PUT", "/v1/peerconn/" + first + "/deleteProtect", "{\"deleteProtect\":true}");
        customer.ok("DELETE", "/v1/peerconn/" + first, "");
        assertThat(simulator.connections()).hasSize(1);
    }

    @Test
    void readsAreAMinuteOld(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "gz", 0));
        Wire.Answer early = customer.call("GET", "/v1/peerconn/" + id + "?role=initiator", "");
        assertThat(early.body()).isEmpty();
        assertThat(customer.json("GET", "/v1/peerconn", "").get("peerConns")).isEmpty();
        simulator.clock().advance(Duration.ofSeconds(60));
        assertThat(customer.detail(id, "initiator").get("status").asText()).isEqualTo("active");
        assertThat(customer.json("GET", "/v1/peerconn", "").get("peerConns")).hasSize(1);
    }

    @Test
    void theRoleThatWasAskedForMeansNothing(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "bj", 1));
        simulator.clock().advance(Duration.ofMinutes(2));
        Set<String> roles = new HashSet<>();
        for (int i = 0; i < 64; i++) {
            roles.add(customer.detail(id, "initiator").get("role").asText());
        }
        assertThat(roles).hasSize(2);
    }

    @Test
    void aTokenThatFailedOnceFailsAgain(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String bad = Customer.order("vpc-none", customer.account().vpcId("gz", 0), "gz", "", "");
        customer.refused(404, "POST", "/v1/peerconn?clientToken=t", bad);
        assertThat(customer.refused(403, "POST", "/v1/peerconn?clientToken=t", customer.ownPair(0, "gz", 0)))
                .as("even the corrected request")
                .isEqualTo("IdempotentParameterMismatch");
        assertThat(customer.refused(404, "POST", "/v1/peerconn?clientToken=t", bad))
                .isEqualTo("NoSuchVpc");
    }
}
