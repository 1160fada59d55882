package io.baiducloud.peerconn.e2e.story;

import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.e2e.scene.Scene;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The life of a peer connection, as a reader sees it who has never heard of this project. */
public final class Story {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int FASTER = 200;
    private static final int TAMPERED = 10;
    private static final Fleet.Name FIRST = new Fleet.Name(Scene.OURS, "orders-to-billing");
    private static final Fleet.Name WITHIN_REGION = new Fleet.Name(Scene.OURS, "orders-to-reports");
    private static final Fleet.Name ASKING = new Fleet.Name(Scene.OURS, "orders-to-partner");
    private static final Fleet.Name ACCEPTING = new Fleet.Name(Scene.THEIRS, "from-orders");
    private static final Fleet.Name TAKEN_OVER = new Fleet.Name(Scene.OURS, "warehouse-archive");

    private final Scene scene;
    private final Screen screen;
    private final LiveTable table;
    private final CallReport calls;
    private final Writes writes;

    /** Tells it there. */
    public Story(Scene scene, Screen screen, Clock clock) {
        this.scene = scene;
        this.screen = screen;
        this.table = new LiveTable(scene.cluster().client(), clock, screen);
        this.calls = new CallReport(scene.cloud(), clock.instant());
        this.writes = new Writes(scene.cluster());
    }

    /** From manifests to connections that work. */
    public void ready() {
        screen.say(
                "A connection is declared in a file. This is the essence of examples/same-account-cross-region.yaml:");
        screen.block(Excerpt.of(scene.project().example("same-account-cross-region.yaml")));
        Writes.Mark mark = writes.mark();
        apply("credentials.yaml", "same-account-cross-region.yaml");
        awaitReady(FIRST);
        screen.say(
                "It is Ready: the cloud has it, and has it as declared. The calls that this took, signed with the keys of the"
                        + " Secret account-a:");
        screen.block(calls.tellNew());
        writes.since(mark, FIRST).ifPresent(screen::say);
        screen.gap();

        screen.say("The other examples: a connection within one region, one to another company, applied from both"
                + " sides, and one that somebody made by hand long ago, only looked at for now.");
        apply(
                "same-account-same-region.yaml",
                "cross-account-initiator.yaml",
                "cross-account-acceptor.yaml",
                "takeover-1-observe.yaml");
        awaitReady(WITHIN_REGION, ASKING, ACCEPTING);
        screen.say(
                "Nothing was changed in the connection that is only looked at. Its pendingActions say what would be:");
        screen.block(pendingActions());
        screen.say("That is what we want, so it is taken over.");
        apply("takeover-2-adopt.yaml");
        table.until(
                PATIENCE,
                fleet -> fleet.areReady(TAKEN_OVER) && origin(fleet) == Origin.ADOPTED,
                fleet -> fleet.describe(TAKEN_OVER));
        console();
        calls();
    }

    /** A change of the spec. */
    public void resize() {
        screen.say("Twice the bandwidth, by a change of the object:");
        String json = "{\"spec\":{\"bandwidthInMbps\":" + FASTER + "}}";
        patch(json);
        table.until(
                PATIENCE,
                fleet -> fleet.areReady(FIRST) && hasBandwidth(fleet, FASTER),
                fleet -> fleet.describe(FIRST));
        calls();
    }

    /** A change behind our back. */
    public void drift() {
        screen.say("Somebody opens the cloud's console and sets the same connection to " + TAMPERED
                + " Mbps. Nobody tells the operator.");
        scene.cloud().console().resize(connectionId(), TAMPERED);
        console();
        screen.gap();
        table.until(
                PATIENCE,
                fleet -> !fleet.areReady(FIRST),
                fleet -> "the change went unnoticed: " + fleet.describe(FIRST));
        table.goOnUntil(
                PATIENCE,
                fleet -> fleet.areReady(FIRST) && hasBandwidth(fleet, FASTER),
                fleet -> fleet.describe(FIRST));
        screen.gap();
        screen.say("The operator saw it in its next list, and put it back. The events of the object say so:");
        screen.block(new ObjectEvents(scene.cluster().client()).of(FIRST));
        calls();
    }

    /** A deletion that must not happen. */
    public void deleteBlocked() {
        screen.say("The object declares deleteProtect: true. Deleting it is therefore refused, visibly:");
        screen.command("kubectl", "-n " + FIRST.namespace(), "delete pconn", FIRST.name(), "--wait=false");
        said(scene.cluster().delete(FIRST.namespace(), FIRST.name()));
        table.until(
                PATIENCE,
                fleet -> fleet.find(FIRST)
                        .flatMap(Readiness::of)
                        .filter(ready -> ready.reason().equals("Blocked"))
                        .isPresent(),
                fleet -> fleet.describe(FIRST));
        screen.gap();
        screen.say("The conditions of the object, as kubectl describe shows them:");
        first().getStatus().conditions().forEach(this::condition);
        require(
                scene.cloud().connection(connectionId()).isPresent(),
                "the cloud lost the connection although it is protected");
        calls();
    }

    /** A deletion that is wanted. */
    public void deleteDone() {
        String id = connectionId();
        screen.say("So we do what the message says:");
        String json = "{\"spec\":{\"deleteProtect\":false}}";
        patch(json);
        table.until(PATIENCE, fleet -> fleet.find(FIRST).isEmpty(), fleet -> fleet.describe(FIRST));
        require(
                scene.cloud()
                        .connection(id)
                        .filter(connection -> !connection.isGone())
                        .isEmpty(),
                "the object went before its connection " + id);
        console();
        calls();
        screen.gap();
        screen.say("The object went when the cloud had confirmed that its connection is gone. The other connections"
                + " were not touched.");
        screen.say("Calls to the cloud in the whole demo: " + calls.total() + ".");
        writes.total().ifPresent(screen::say);
    }

    private void apply(String... names) {
        List<Path> files = Stream.of(names).map(scene.project()::example).toList();
        List<String> words = new ArrayList<>(List.of("kubectl apply", "--server-side"));
        files.forEach(file -> words.add("-f " + scene.project().nameOf(file)));
        screen.command(words.toArray(String[]::new));
        said(scene.cluster().apply(files));
    }

    private void patch(String json) {
        screen.command(
                "kubectl", "-n " + FIRST.namespace(), "patch pconn", FIRST.name(), "--type merge", "-p '" + json + "'");
        said(scene.cluster().patch(FIRST.namespace(), FIRST.name(), json));
    }

    private void said(String output) {
        screen.block(output.strip().lines().toList());
        screen.gap();
    }

    private void awaitReady(Fleet.Name... names) {
        table.until(PATIENCE, fleet -> fleet.areReady(names), fleet -> fleet.describe(names));
        screen.gap();
    }

    private void console() {
        screen.gap();
        screen.say("What the cloud's console shows:");
        screen.block(ConsoleView.of(scene.cloud().connections()));
    }

    private void calls() {
        screen.gap();
        screen.say("Calls to the cloud meanwhile:");
        screen.block(calls.tellNew());
    }

    private void condition(Condition condition) {
        screen.entry(condition.type() + " = " + condition.status() + ", " + condition.reason(), condition.message());
    }

    private List<String> pendingActions() {
        Fleet fleet = Fleet.look(scene.cluster().client());
        List<String> actions = new ArrayList<>();
        fleet.find(TAKEN_OVER)
                .map(object -> object.getStatus().pendingActions())
                .orElse(List.of())
                .forEach(action -> actions.add("- " + action));
        require(!actions.isEmpty(), TAKEN_OVER + " shows no pendingActions");
        return actions;
    }

    private PeerConnection first() {
        return Fleet.look(scene.cluster().client())
                .find(FIRST)
                .orElseThrow(() -> new IllegalStateException(FIRST + " does not exist"));
    }

    private String connectionId() {
        return Objects.requireNonNull(first().getStatus().peerConnId(), FIRST + " has no connection");
    }

    private static boolean hasBandwidth(Fleet fleet, int mbps) {
        return fleet.find(FIRST)
                .map(object -> object.getStatus().bandwidthInMbps())
                .filter(actual -> actual == mbps)
                .isPresent();
    }

    private static Origin origin(Fleet fleet) {
        return fleet.find(TAKEN_OVER).map(object -> object.getStatus().origin()).orElse(Origin.CREATED);
    }

    private static void require(boolean isSo, String otherwise) {
        if (!isSo) {
            throw new IllegalStateException(otherwise);
        }
    }
}
