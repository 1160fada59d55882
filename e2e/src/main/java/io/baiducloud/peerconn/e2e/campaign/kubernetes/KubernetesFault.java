package io.baiducloud.peerconn.e2e.campaign.kubernetes;

import java.util.function.Consumer;

/**
 * A way in which Kubernetes, or the operator's road to it, fails.
 *
 * @param name its name in reports
 * @param scope what else it takes along
 * @param strike lets it fail in the middle of the work, and be whole again
 * @param check what must be so afterwards, once everything has come to rest
 */
record KubernetesFault(String name, Scope scope, Consumer<Work> strike, Consumer<Work> check) {
    /** What a fault takes along. */
    enum Scope {
        /** The road of one operator. */
        ROAD,
        /** The API server, and with it everybody who uses it. */
        SERVER,
        /** The one or the other, for longer than a build has time. */
        ON_DEMAND
    }

    /** One of a road, after which everything must be as declared and nothing written that need not be. */
    static KubernetesFault ofRoad(String name, Consumer<Work> strike) {
        return new KubernetesFault(name, Scope.ROAD, strike, Work::checkAll);
    }

    @Override
    public String toString() {
        return name;
    }
}
