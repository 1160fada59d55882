package io.baiducloud.peerconn.operator.ops;

import io.baiducloud.peerconn.client.AttemptObserver;
import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.baiducloud.peerconn.operator.kube.EventReason;
import io.baiducloud.peerconn.operator.observe.CloudListener;
import io.baiducloud.peerconn.operator.reconcile.DriftListener;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What measures the operator at work.
 *
 * @param attempts gives what hears of every attempt on the wire with a credential in a region
 * @param cloud hears what happens between us and the cloud
 * @param passes hears of every pass over an object
 * @param events hears of everything that is worth an event
 * @param drift hears of drift
 */
public record Instruments(
        BiFunction<CloudKey, BceCredentials, AttemptObserver> attempts,
        CloudListener cloud,
        Metrics passes,
        Consumer<EventReason> events,
        DriftListener drift) {

    /** Measures nothing. */
    public static Instruments none() {
        return new Instruments(
                (key, credentials) -> attempt -> {},
                CloudListener.NONE,
                Metrics.NOOP,
                reason -> {},
                DriftListener.NONE);
    }
}
