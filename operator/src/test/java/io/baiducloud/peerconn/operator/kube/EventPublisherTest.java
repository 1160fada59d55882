package io.baiducloud.peerconn.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import io.baiducloud.peerconn.testkit.MutableClock;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventPublisherTest {
    private final InMemoryApiServer server = InMemoryApiServer.start();
    private final KubernetesClient client = server.client();
    private final MutableClock clock = MutableClock.at("2026-01-01T00:00:00Z");
    private final List<EventReason> counted = new ArrayList<>();
    private PeerConnection object;

    @BeforeEach
    void create() {
        object = Objects.create(client, "default", "orders");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsWhatHappenedToWhichObject() {
        // when
        publisher(Runnable::run)
                .publish(object, EventReason.CREATED, "Asked for a connection", Optional.of("request r-1"));

        // then
        var event = events().getFirst();
        assertThat(event.getRegarding().getUid()).isEqualTo(object.getMetadata().getUid());
        assertThat(event.getRegarding().getKind()).isEqualTo("PeerConnection");
        assertThat(event.getReason()).isEqualTo("Created");
        assertThat(event.getType()).isEqualTo("Normal");
        assertThat(event.getNote()).isEqualTo("Asked for a connection (request r-1)");
        assertThat(event.getEventTime().getTime()).isEqualTo("2026-01-01T00:00:00.000000Z");
    }

    @Test
    void tellsTheSameThingOnceInAWhileWhateverTheRequestIds() {
        // given
        var publisher = publisher(Runnable::run);

        // when
        for (var i = 0; i < 5; i++) {
            publisher.publish(object, EventReason.CLOUD_CALL_FAILED, "It failed", Optional.of("request " + i));
            clock.advance(Duration.ofMinutes(1));
        }
        var soon = events().size();
        clock.advance(Duration.ofMinutes(10));
        publisher.publish(object, EventReason.CLOUD_CALL_FAILED, "It failed", Optional.of("request 6"));

        // then
        assertThat(counted).hasSize(6).containsOnly(EventReason.CLOUD_CALL_FAILED);
        assertThat(soon).isEqualTo(1);
        assertThat(events()).hasSize(2);
    }

    @Test
    void neverFloodsWhateverChangesInTheText() {
        // given
        var publisher = publisher(Runnable::run);

        // when
        for (var i = 0; i < 1000; i++) {
            publisher.publish(object, EventReason.UPDATED, "Change number " + i);
            clock.advance(Duration.ofMillis(1));
        }
        var flood = events().size();
        clock.advance(Duration.ofMinutes(2));
        for (var i = 0; i < 10; i++) {
            publisher.publish(object, EventReason.UPDATED, "Later change " + i);
        }

        // then
        assertThat(flood).isEqualTo(25);
        assertThat(events()).hasSize(27);
    }

    @Test
    void cutsANoteThatTheApiServerWouldRefuse() {
        // when
        publisher(Runnable::run).publish(object, EventReason.STALLED, "对等连接".repeat(500));

        // then
        assertThat(events().getFirst().getNote().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(1024);
        assertThat(events().getFirst().getNote()).startsWith("对等连接对等连接");
    }

    @Test
    void survivesAnApiServerThatDoesNotAnswer() {
        // given
        var publisher = publisher(Runnable::run);
        server.close();

        // when / then: nothing is thrown
        publisher.publish(object, EventReason.READY, "Ready");
    }

    @Test
    void survivesAQueueThatIsFull() {
        // given
        Executor full = task -> {
            throw new RejectedExecutionException();
        };

        // when / then: nothing is thrown
        publisher(full).publish(object, EventReason.READY, "Ready");
    }

    private List<Event> events() {
        return client.events().v1().events().inNamespace("default").list().getItems();
    }

    private EventPublisher publisher(Executor executor) {
        return new EventPublisher(client, "pod-1", clock, executor, counted::add);
    }
}
