package io.baiducloud.peerconn.e2e.story;

import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.Role;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.e2e.scene.Waiting;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The table of {@code kubectl get pconn --all-namespaces --watch}: a row whenever an object changes. */
final class LiveTable {
    private static final Columns COLUMNS = new Columns(
            List.of("NAMESPACE", "NAME", "ROLE", "STATUS", "BANDWIDTH", "DNS", "READY", "REASON", "AGE"),
            List.of(9, 17, 9, 10, 9, 7, 7, 18, 3));

    private final KubernetesClient client;
    private final Clock clock;
    private final Screen screen;
    private final Map<Fleet.Name, List<String>> shown = new HashMap<>();

    LiveTable(KubernetesClient client, Clock clock, Screen screen) {
        this.client = client;
        this.clock = clock;
        this.screen = screen;
    }

    /** Shows what changes until all is as wanted. */
    void until(Duration limit, Predicate<Fleet> isSo, Function<Fleet, String> otherwise) {
        screen.block(List.of(COLUMNS.header()));
        goOnUntil(limit, isSo, otherwise);
    }

    /** Shows more of what changes. */
    void goOnUntil(Duration limit, Predicate<Fleet> isSo, Function<Fleet, String> otherwise) {
        Waiting.until(limit, () -> isSo.test(lookAndShow()), () -> otherwise.apply(Fleet.look(client)));
    }

    private Fleet lookAndShow() {
        Fleet fleet = Fleet.look(client);
        for (PeerConnection object : fleet.objects()) {
            List<String> row = cells(object);
            if (!row.equals(shown.put(Fleet.Name.of(object), row))) {
                screen.block(List.of(COLUMNS.row(withAge(row, age(object)))));
            }
        }
        shown.keySet().removeIf(name -> {
            boolean gone = fleet.find(name).isEmpty();
            if (gone) {
                screen.block(List.of(COLUMNS.row(List.of(name.namespace(), name.name(), "(gone)"))));
            }
            return gone;
        });
        return fleet;
    }

    private static List<String> cells(PeerConnection object) {
        var status = object.getStatus();
        var ready = Readiness.of(object);
        Role role = object.getSpec().role();
        return List.of(
                object.getMetadata().getNamespace(),
                object.getMetadata().getName(),
                word(role == null ? Role.INITIATOR : role),
                word(status.status()),
                word(status.bandwidthInMbps()),
                word(status.dnsStatus()),
                ready.map(Condition::status).map(LiveTable::word).orElse(""),
                ready.map(Condition::reason).orElse(""));
    }

    private static String word(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static List<String> withAge(List<String> row, String age) {
        return java.util.stream.Stream.concat(row.stream(), java.util.stream.Stream.of(age))
                .toList();
    }

    private String age(PeerConnection object) {
        String created = object.getMetadata().getCreationTimestamp();
        return created == null
                ? ""
                : Math.max(
                                0,
                                Duration.between(Instant.parse(created), clock.instant())
                                        .toSeconds())
                        + "s";
    }
}
