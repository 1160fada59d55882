package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.kube.Farewells;
import io.baiducloud.peerconn.operator.kube.RecentWrites;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.controller.ControllerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
    private final Farewells farewells;

    /**
     * Makes it.
     *
     * @param leading whether this process may work
     * @param wakeUps through which our own clock and lists wake objects
     * @param prepare adds indexes to the cache of objects
     * @param farewells sees to it that nobody is lost who comes under the name of somebody who goes
     */
    public PeerConnectionReconciler(
            Pass pass,
            BooleanSupplier leading,
            SimpleInboundEventSource<PeerConnection> wakeUps,
            Consumer<EventSourceContext<PeerConnection>> prepare,
            Farewells farewells) {
        this.pass = pass;
        this.leading = leading;
        this.wakeUps = wakeUps;
        this.prepare = prepare;
        this.farewells = farewells;
    }

    @Override
    public List<EventSource<?, PeerConnection>> prepareEventSources(EventSourceContext<PeerConnection> context) {
        prepare.accept(context);
        return List.of(wakeUps);
    }

    @Override
    public UpdateControl<PeerConnection> reconcile(PeerConnection object, Context<PeerConnection> context) {
        ObjectRef ref = ObjectRef.of(object);
        if (context.isPrimaryResourceDeleted()) {
            gone(object, ref, context);
        } else if (leading.getAsBoolean()) {
            pass.over(object, RecentWrites.of(context));
        } else {
            // the lease is in doubt: what woke the object must not be forgotten if it turns out to be still ours
            return UpdateControl.<PeerConnection>noUpdate().rescheduleAfter(WHILE_IN_DOUBT);
        }
        return UpdateControl.noUpdate();
    }

    /**
     * The framework speaks of names: where an object was deleted and declared again during a pass, it says that the object is
     * deleted and hands over the new one.
     */
    private void gone(PeerConnection object, ObjectRef ref, Context<PeerConnection> context) {
        ControllerEventSource<PeerConnection> objects =
                context.eventSourceRetriever().getControllerEventSource();
        ResourceID id = ResourceID.fromResource(object);
        boolean isThere = objects.get(id)
                .filter(there -> Objects.equals(there.getMetadata().getUid(), ref.uid()))
                .isPresent();
        if (!isThere) {
            pass.forget(object, ref);
        }
        farewells.say(id, name -> objects.get(name).ifPresent(objects::onAdd));
    }
}
