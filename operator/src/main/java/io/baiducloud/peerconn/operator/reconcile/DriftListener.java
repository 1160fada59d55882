package io.baiducloud.peerconn.operator.reconcile;

/** Hears of differences between what is declared and what is there, on objects that were as declared before. */
public interface DriftListener {
    /** Hears nothing. */
    DriftListener NONE = new DriftListener() {};

    /** A difference has come up. */
    default void found(DriftField field) {}

    /** It was changed back. */
    default void repaired(DriftField field) {}
}
