package io.baiducloud.peerconn.operator.identity;

/** Whose a connection is, as far as its tag tells. */
public sealed interface Ownership {
    /** It bears our tag: ours, whatever status says. */
    record Ours() implements Ownership {}

    /** It carries the tag of another object of this cluster that is alive. */
    record LivingObject(ObjectRef owner) implements Ownership {}

    /** It bears a tag of this cluster, and no living object is known by it. */
    record GoneObject() implements Ownership {}

    /** It carries the tag of another cluster. */
    record OtherCluster() implements Ownership {}

    /** It has tags, and none of an owner: we did not create it. */
    record Unmarked() implements Ownership {}

    /** Neither list nor detail shows tags; status has to decide. */
    record Unreadable() implements Ownership {}

    /** Tags are not known yet: a detail has to be read first. */
    record NotReadYet() implements Ownership {}
}
