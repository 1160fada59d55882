package io.baiducloud.peerconn.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.support.Customer;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class SimulatorExtensionTest {
    private static final List<URI> STARTED = new ArrayList<>();

    @RepeatedTest(2)
    void everyTestHasASimulatorOfItsOwn(Simulator simulator, Simulator theSame) {
        assertThat(theSame).isSameAs(simulator);
        assertThat(STARTED).doesNotContain(simulator.endpoint("bj"));
        STARTED.add(simulator.endpoint("bj"));
        STARTED.forEach(uri -> {
            if (!uri.equals(simulator.endpoint("bj"))) {
                assertStopped(uri);
            }
        });
    }

    @AfterAll
    static void theLastOneIsStoppedToo() {
        STARTED.forEach(SimulatorExtensionTest::assertStopped);
    }

    @Test
    void theJournalCanBeAsserted(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        customer.create(customer.ownPair(0, "gz", 0));
        simulator.journal().assertExactly(Operation.CREATE);
        assertThatThrownBy(() -> simulator.journal().assertExactly(Operation.CREATE, Operation.DELETE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected exactly the mutations [create, delete] but applied were [create]")
                .hasMessageContaining(customer.account().accountId());
        assertThatThrownBy(() -> simulator.journal().assertNothing()).isInstanceOf(AssertionError.class);
    }

    private static void assertStopped(URI uri) {
        assertThatThrownBy(() -> new Socket(uri.getHost(), uri.getPort()).close())
                .isInstanceOf(java.io.IOException.class);
    }
}
