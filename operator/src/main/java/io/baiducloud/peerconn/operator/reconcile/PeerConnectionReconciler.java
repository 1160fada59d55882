package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.kube.RecentWrites;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The door to the framework: hands one object at a time to a {@link Pass}. Every write is made there, none here. */
@ControllerConfiguration(
        name = WellKnownNames.CONTROLLER,
        generationAwareEventProcessing = false,
        triggerReconcilerOnAllEvents = true)
public final class PeerConnectionReconciler implements Reconciler<PeerConnection> {
    private static final Duration WHILE_IN_DOUBT = Duration.ofSeconds(2);

    private final Pass pass;
    private final BooleanSupplier leading;
    private final SimpleInboundEventSource<PeerConnection> wakeUps;
    private final Consumer<EventSourceContext<PeerConnection>> prepare;

    /**
     * Makes it.
     *
     * @param leading whether this process may work
     * @param wakeUps through which our own clock and lists wake objects
     * @param prepare adds indexes to the cache of objects
     */
    public PeerConnectionReconciler(
            Pass pass,
            BooleanSupplier leading,
            SimpleInboundEventSource<PeerConnection> wakeUps,
            Consumer<EventSourceContext<PeerConnection>> prepare) {
        this.pass = pass;
        this.leading = leading;
        this.wakeUps = wakeUps;
        this.prepare = prepare;
    }

    @Override
    public List<EventSource<?, PeerConnection>> prepareEventSources(EventSourceContext<PeerConnection> context) {
        prepare.accept(context);
        return List.of(wakeUps);
    }

    @Override
    public UpdateControl<PeerConnection> reconcile(PeerConnection object, Context<PeerConnection> context) {
        ObjectRef ref = Desired.of(object).ref();
        if (context.isPrimaryResourceDeleted()) {
            pass.forget(object, ref);
        } else if (leading.getAsBoolean()) {
            pass.over(object, RecentWrites.of(context));
        } else {
            // the lease is in doubt: what woke the object must not be forgotten if it turns out to be still ours
            return UpdateControl.<PeerConnection>noUpdate().rescheduleAfter(WHILE_IN_DOUBT);
        }
        return UpdateControl.noUpdate();
    }
}
