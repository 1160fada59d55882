package io.baiducloud.peerconn.operator.kube;

import java.util.Map;

/**
 * A change of the metadata that belong to the operator, carried out in one request or not at all.
 *
 * @param addFinalizer whether the finalizer must be there afterwards
 * @param annotations annotations and their new values
 */
public record MetadataEdit(boolean addFinalizer, Map<String, String> annotations) {
    /** Keeps an own copy. */
    public MetadataEdit {
        annotations = Map.copyOf(annotations);
    }

    /** Sets the finalizer. */
    public static MetadataEdit finalizer() {
        return new MetadataEdit(true, Map.of());
    }

    /** Sets the finalizer and one annotation. */
    public static MetadataEdit finalizerAnd(String annotation, String value) {
        return new MetadataEdit(true, Map.of(annotation, value));
    }

    /** Sets one annotation. */
    public static MetadataEdit annotation(String annotation, String value) {
        return new MetadataEdit(false, Map.of(annotation, value));
    }
}
