package io.baiducloud.peerconn.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.crd.PeerSide;
import io.baiducloud.peerconn.crd.Renewal;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the writer promises, on whatever API server. */
abstract class PrimaryWriterContract {
    private static final String INTENT = WellKnownNames.CREATE_INTENT_ANNOTATION;

    private final List<PeerConnection> recent = new ArrayList<>();
    private final RecentWrites recentWrites = (after, before) -> recent.add(after);

    abstract KubernetesClient client();

    abstract String namespace();

    @Test
    void setsFinalizerAndIntentInOneRequest() {
        // given
        var object = Objects.create(client(), namespace(), "orders");

        // when
        var result = writer().edit(object, MetadataEdit.finalizerAnd(INTENT, "{\"attempt\":1}"), recentWrites);

        // then
        var written = written(result);
        assertThat(written.getFinalizers()).containsExactly(WellKnownNames.FINALIZER);
        assertThat(written.getMetadata().getAnnotations()).containsEntry(INTENT, "{\"attempt\":1}");
        assertThat(written.getSpec()).isEqualTo(object.getSpec());
        assertThat(fresh(object)).isEqualTo(written);
        assertThat(recent).containsExactly(written);
    }

    @Test
    void objectStandsUntilSomebodyChangesWhatADecisionRestsOn() {
        // given
        var object = Objects.create(client(), namespace(), "stands");
        writer().edit(object, MetadataEdit.finalizer(), recentWrites);
        assertThat(writer().stands(object)).isTrue();

        // when
        var changed = written(writer().edit(fresh(object), MetadataEdit.annotation(INTENT, "2"), recentWrites));

        // then
        assertThat(writer().stands(object)).isFalse();
        assertThat(writer().stands(changed)).isTrue();
        client().resource(changed).edit(known -> {
            known.getMetadata().setFinalizers(List.of());
            return known;
        });
        client().resource(changed).delete();
        assertThat(writer().stands(changed)).isFalse();
    }

    @Test
    void keepsForeignFinalizersAndAnnotations() {
        // given
        var object = Objects.create(
                client(), namespace(), "foreign", Map.of("team", "network"), List.of("example.com/audit"));

        // when
        var held = written(writer().edit(object, MetadataEdit.finalizerAnd(INTENT, "1"), recentWrites));
        var freed = written(writer().removeFinalizer(held, recentWrites));

        // then
        assertThat(held.getFinalizers()).containsExactly("example.com/audit", WellKnownNames.FINALIZER);
        assertThat(freed.getFinalizers()).containsExactly("example.com/audit");
        assertThat(freed.getMetadata().getAnnotations()).containsEntry("team", "network");
    }

    @Test
    void writesNoIntentOnAnObjectThatHasChangedSinceItWasRead() {
        // given
        var object = Objects.create(client(), namespace(), "changed");
        Objects.label(client(), object);

        // when
        var result = writer().edit(object, MetadataEdit.finalizerAnd(INTENT, "1"), recentWrites);

        // then
        assertThat(result).isInstanceOf(WriteResult.Superseded.class);
        assertThat(fresh(object).getFinalizers()).isEmpty();
        assertThat(recent).isEmpty();
    }

    @Test
    void asksForNothingWhenAllIsThere() {
        // given
        var object = written(writer().edit(
                        Objects.create(client(), namespace(), "done"),
                        MetadataEdit.finalizerAnd(INTENT, "1"),
                        recentWrites));

        // when
        var result = writer().edit(object, MetadataEdit.finalizerAnd(INTENT, "1"), recentWrites);

        // then
        assertThat(result).isEqualTo(new WriteResult.Unchanged(object));
        assertThat(fresh(object).getMetadata().getResourceVersion())
                .isEqualTo(object.getMetadata().getResourceVersion());
    }

    @Test
    void writesAStatusAndTakesFieldsAway() {
        // given
        var object = Objects.create(client(), namespace(), "status");
        var first = PeerConnectionStatus.builder()
                .peerConnId("peerconn-1")
                .status("active")
                .peer(new PeerSide("qpif-1", "billing", "open"))
                .conditions(List.of(ready("Active")))
                .build();
        var second = PeerConnectionStatus.builder()
                .status("creating")
                .peer(new PeerSide("qpif-1", null, null))
                .conditions(List.of(ready("Creating")))
                .build();

        // when
        var one = written(writer().writeStatus(object, first, recentWrites));
        var two = written(writer().writeStatus(one, second, recentWrites));

        // then
        assertThat(one.getStatus()).isEqualTo(first);
        assertThat(two.getStatus()).isEqualTo(second);
        assertThat(fresh(object).getStatus()).isEqualTo(second);
        assertThat(fresh(object).getSpec()).isEqualTo(object.getSpec());
        assertThat(recent).containsExactly(one, two);
    }

    @Test
    void doesNotRewriteAnEqualStatus() {
        // given
        var status = PeerConnectionStatus.builder()
                .peerConnId("peerconn-1")
                .conditions(List.of(ready("Active")))
                .build();
        var object =
                written(writer().writeStatus(Objects.create(client(), namespace(), "equal"), status, recentWrites));

        // when
        var result = writer().writeStatus(object, status.toBuilder().build(), recentWrites);

        // then
        assertThat(result).isEqualTo(new WriteResult.Unchanged(object));
        assertThat(fresh(object).getMetadata().getResourceVersion())
                .isEqualTo(object.getMetadata().getResourceVersion());
    }

    @Test
    void writesAStatusAlthoughSomebodyLabelledTheObject() {
        // given
        var object = Objects.create(client(), namespace(), "labelled");
        Objects.label(client(), object);
        var status = PeerConnectionStatus.builder().peerConnId("peerconn-1").build();

        // when
        var result = writer().writeStatus(object, status, recentWrites);

        // then
        assertThat(written(result).getStatus().peerConnId()).isEqualTo("peerconn-1");
        assertThat(written(result).getMetadata().getLabels()).containsKey("new");
    }

    @Test
    void writesNoStatusAboutASpecThatHasChanged() {
        // given
        var object = Objects.create(client(), namespace(), "edited");
        Objects.resize(client(), object, 200);
        var status = PeerConnectionStatus.builder().peerConnId("peerconn-1").build();

        // when
        var result = writer().writeStatus(object, status, recentWrites);

        // then
        assertThat(result).isInstanceOf(WriteResult.Superseded.class);
        assertThat(fresh(object).getStatus().peerConnId()).isNull();
    }

    @Test
    void writesNoStatusOverWhatAnotherProcessHasToRemember() {
        // given
        var object = Objects.create(client(), namespace(), "remembered");
        var renewal = new Renewal("2026-04-01 00:00:00", Instant.parse("2026-03-25T00:00:00Z"));
        writer().writeStatus(
                        object, PeerConnectionStatus.builder().renewal(renewal).build(), recentWrites);
        var late = PeerConnectionStatus.builder().status("active").build();

        // when
        var result = writer().writeStatus(object, late, recentWrites);

        // then
        assertThat(result).isInstanceOf(WriteResult.Superseded.class);
        assertThat(fresh(object).getStatus().renewal()).isEqualTo(renewal);
    }

    @Test
    void writesAStatusOverOneThatSaysOnlyOtherwiseHowThingsAre() {
        // given
        var object = Objects.create(client(), namespace(), "said");
        writer().writeStatus(
                        object,
                        PeerConnectionStatus.builder()
                                .status("creating")
                                .conditions(List.of(ready("Creating")))
                                .build(),
                        recentWrites);
        var status = PeerConnectionStatus.builder().status("active").build();

        // when
        var result = writer().writeStatus(object, status, recentWrites);

        // then
        assertThat(written(result).getStatus()).isEqualTo(status);
    }

    @Test
    void writesNothingToAnObjectThatWasDeletedAndMadeAgain() {
        // given
        var object = Objects.create(client(), namespace(), "again");
        client().resource(object).delete();
        Objects.create(client(), namespace(), "again");
        var status = PeerConnectionStatus.builder().peerConnId("peerconn-1").build();

        // when
        var result = writer().writeStatus(object, status, recentWrites);

        // then
        assertThat(result).isInstanceOf(WriteResult.Superseded.class);
        assertThat(fresh(object).getStatus().peerConnId()).isNull();
    }

    @Test
    void saysThatAnObjectIsGone() {
        // given
        var object = Objects.create(client(), namespace(), "gone");
        client().resource(object).delete();

        // when / then
        assertThat(writer().writeStatus(
                                object,
                                PeerConnectionStatus.builder().status("x").build(),
                                recentWrites))
                .isInstanceOf(WriteResult.Gone.class);
        assertThat(writer().edit(object, MetadataEdit.finalizer(), recentWrites))
                .isInstanceOf(WriteResult.Gone.class);
    }

    @Test
    void letsADeletedObjectGo() {
        // given
        var object = written(writer().edit(
                        Objects.create(client(), namespace(), "leaving"), MetadataEdit.finalizer(), recentWrites));
        client().resource(object).delete();
        var deleted = fresh(object);

        // when
        var result = writer().removeFinalizer(deleted, recentWrites);

        // then
        assertThat(deleted.isMarkedForDeletion()).isTrue();
        assertThat(result).isNotInstanceOf(WriteResult.Superseded.class);
        assertThat(fresh(object)).isNull();
    }

    private PrimaryWriter writer() {
        return new PrimaryWriter(client());
    }

    private PeerConnection fresh(PeerConnection object) {
        return client().resource(object).get();
    }

    private static PeerConnection written(WriteResult result) {
        assertThat(result).isInstanceOf(WriteResult.Written.class);
        return ((WriteResult.Written) result).object();
    }

    private static Condition ready(String reason) {
        return new Condition(
                "Ready", ConditionStatus.FALSE, 1L, Instant.parse("2026-01-01T00:00:00Z"), reason, "Because.");
    }
}
