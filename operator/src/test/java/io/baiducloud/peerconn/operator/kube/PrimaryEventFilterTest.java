package io.baiducloud.peerconn.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrimaryEventFilterTest {
    record Row(String because, Consumer<PeerConnection> change, boolean accepted) {
        @Override
        public String toString() {
            return because;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("a new spec is a wish", object -> object.getMetadata().setGeneration(2L), true),
                new Row(
                        "another object of that name has another life",
                        object -> object.getMetadata().setUid("u2"),
                        true),
                new Row(
                        "a deletion begins",
                        object -> object.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z"),
                        true),
                new Row("a pause is a wish", annotation(WellKnownNames.PAUSED_ANNOTATION), true),
                new Row(
                        "a request for a look is a wish",
                        annotation(WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION),
                        true),
                new Row("a poll interval is a wish", annotation(WellKnownNames.POLL_INTERVAL_ANNOTATION), true),
                new Row("our own intent must not wake us", annotation(WellKnownNames.CREATE_INTENT_ANNOTATION), false),
                new Row("foreign annotations are none of our business", annotation("example.com/x"), false),
                new Row(
                        "our own finalizer must not wake us",
                        object -> object.addFinalizer(WellKnownNames.FINALIZER),
                        false),
                new Row(
                        "our own status must not wake us",
                        object -> object.setStatus(
                                PeerConnectionStatus.builder().status("active").build()),
                        false),
                new Row(
                        "labels decide who works on it, not what is done",
                        object -> object.getMetadata().setLabels(Map.of("a", "b")),
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void wakesForWhatPeopleDo(Row row) {
        // given
        var before = object();
        var now = object();
        row.change().accept(now);

        // when
        var accepted = new PrimaryEventFilter().accept(now, before);

        // then
        assertThat(accepted).as(row.because()).isEqualTo(row.accepted());
    }

    private static Consumer<PeerConnection> annotation(String name) {
        return object -> object.getMetadata().setAnnotations(Map.of(name, "new"));
    }

    private static PeerConnection object() {
        var object = new PeerConnection();
        object.setMetadata(new ObjectMetaBuilder()
                .withNamespace("network")
                .withName("orders")
                .withUid("u1")
                .withGeneration(1L)
                .build());
        return object;
    }
}
