package io.baiducloud.peerconn.operator.kube;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which updates of an object are worth a pass: what a person did to it. What the operator itself writes, status, finalizer
 * and create intent, is not; a pass that wakes itself never ends.
 */
public final class PrimaryEventFilter implements OnUpdateFilter<PeerConnection> {
    private static final List<String> PEOPLES_ANNOTATIONS = List.of(
            WellKnownNames.PAUSED_ANNOTATION,
            WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION,
            WellKnownNames.POLL_INTERVAL_ANNOTATION);

    @Override
    public boolean accept(PeerConnection now, PeerConnection before) {
        var metaNow = now.getMetadata();
        var metaBefore = before.getMetadata();
        return !Objects.equals(metaNow.getUid(), metaBefore.getUid())
                || !Objects.equals(metaNow.getGeneration(), metaBefore.getGeneration())
                || (metaNow.getDeletionTimestamp() != null && metaBefore.getDeletionTimestamp() == null)
                || PEOPLES_ANNOTATIONS.stream()
                        .anyMatch(name -> !Objects.equals(annotation(metaNow, name), annotation(metaBefore, name)));
    }

    private static Optional<String> annotation(ObjectMeta meta, String name) {
        return Optional.ofNullable(meta.getAnnotations()).map(all -> all.get(name));
    }
}
