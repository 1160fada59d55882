package io.baiducloud.peerconn.operator.kube;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.logging.LogKeys;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Kubernetes events about PeerConnection objects. It never throws and never makes a pass wait: an event that cannot
 * be written is logged and forgotten.
 */
public final class EventPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int NOTE_BYTES = 1024;
    private static final String REPORTER = "peerconn-operator";

    private final KubernetesClient client;
    private final String instance;
    private final Clock clock;
    private final Executor executor;
    private final EventThrottle throttle;
    private final Consumer<EventReason> counter;
    private final AtomicLong lastStamp = new AtomicLong();

    /**
     * Makes a publisher.
     *
     * @param instance tells this process from other replicas
     * @param executor writes the events; one that refuses work loses them
     * @param counter hears of every event, those that are not told because they were told a short while ago included
     */
    public EventPublisher(
            KubernetesClient client, String instance, Clock clock, Executor executor, Consumer<EventReason> counter) {
        this.client = client;
        this.instance = instance.length() <= 128 ? instance : instance.substring(0, 128);
        this.clock = clock;
        this.executor = executor;
        this.throttle = new EventThrottle(clock);
        this.counter = counter;
    }

    /** Tells an event, unless the same one was told a short while ago. */
    public void publish(PeerConnection object, EventReason reason, String note) {
        publish(object, reason, note, Optional.empty());
    }

    /**
     * Tells an event, unless one with the same note was told a short while ago.
     *
     * @param detail what differs from one time to the next, such as a request id
     */
    public void publish(PeerConnection object, EventReason reason, String note, Optional<String> detail) {
        counter.accept(reason);
        if (!throttle.allows(object.getMetadata().getUid(), reason, note)) {
            return;
        }
        var event = event(
                object, reason, detail.map(more -> note + " (" + more + ")").orElse(note));
        try {
            executor.execute(() -> write(event));
        } catch (RejectedExecutionException e) {
            LOG.atDebug().addKeyValue(LogKeys.REASON, reason).log("No room for an event");
        }
    }

    private void write(Event event) {
        try {
            client.resource(event).create();
        } catch (RuntimeException e) {
            // whatever it is, a client that is being closed included: no event is worth a thread
            LOG.atWarn()
                    .addKeyValue(LogKeys.REASON, event.getReason())
                    .addKeyValue(
                            LogKeys.OBJECT,
                            event.getRegarding().getNamespace() + "/"
                                    + event.getRegarding().getName())
                    .setCause(e)
                    .log("An event could not be written: {}", event.getNote());
        }
    }

    private Event event(PeerConnection object, EventReason reason, String note) {
        var meta = object.getMetadata();
        var now = clock.instant();
        return new EventBuilder()
                .withNewMetadata()
                .withNamespace(meta.getNamespace())
                .withName(name(meta.getName(), stamp(now)))
                .endMetadata()
                .withNewRegarding()
                .withApiVersion(WellKnownNames.GROUP + "/" + WellKnownNames.VERSION)
                .withKind(WellKnownNames.KIND)
                .withNamespace(meta.getNamespace())
                .withName(meta.getName())
                .withUid(meta.getUid())
                .endRegarding()
                .withType(reason.severity().toString())
                .withReason(reason.toString())
                .withAction(reason.toString())
                .withNote(cut(note))
                .withEventTime(new MicroTime(MICROS.format(now.truncatedTo(ChronoUnit.MICROS))))
                .withReportingController(WellKnownNames.GROUP + "/" + REPORTER)
                .withReportingInstance(instance)
                .build();
    }

    // two events in one moment must not have one name
    private long stamp(Instant now) {
        var nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        return lastStamp.updateAndGet(last -> Math.max(last + 1, nanos));
    }

    // as client-go names them: unique without asking the server to invent a name
    private static String name(String object, long nanos) {
        var stem = object.length() <= 200 ? object : object.substring(0, 200);
        return stem + "." + Long.toHexString(nanos);
    }

    private static String cut(String note) {
        var text = note;
        while (text.getBytes(StandardCharsets.UTF_8).length > NOTE_BYTES) {
            text = text.substring(0, text.length() - Math.max(1, (text.length() - 300) / 4));
        }
        return text;
    }
}
