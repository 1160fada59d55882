package io.baiducloud.peerconn.operator.throttle;

/** What a call is for; it decides which bucket pays and who goes first when calls have to wait. */
public enum CallClass {
    /** A release: it frees what others may wait for. */
    DELETE(8, Bucket.WRITES),
    /** Any other change of a connection that exists. */
    MUTATE(4, Bucket.WRITES),
    /** A detail that a decision waits for: absence, protection before a release, a row after our own mutation. */
    DETAIL(2, Bucket.READS),
    /** A new connection. */
    CREATE(1, Bucket.WRITES),
    /** A detail that only keeps fields fresh which list rows lack; all of them get a fifth of the reads. */
    REFRESH(1, Bucket.READS),
    /** A page of the shared list; it goes before everything else and is kept rare by the poller. */
    LIST(0, Bucket.READS);

    /** Which budget pays. */
    enum Bucket {
        READS,
        WRITES
    }

    private final int weight;
    private final Bucket bucket;

    CallClass(int weight, Bucket bucket) {
        this.weight = weight;
        this.bucket = bucket;
    }

    int weight() {
        return weight;
    }

    Bucket bucket() {
        return bucket;
    }
}
