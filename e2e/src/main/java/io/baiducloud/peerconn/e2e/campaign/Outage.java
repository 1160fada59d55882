package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.Operation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A way in which the cloud, or the road to it, is broken.
 *
 * @param name its name in reports
 * @param begin what breaks inside the cloud
 * @param options how an operator has to be started that finds the road broken; empty where the road is whole
 * @param stopsKeys whether it proves the keys bad, so that one probe stands for all objects
 */
record Outage(String name, Consumer<World> begin, Function<World, List<String>> options, boolean stopsKeys) {

    /** Those that a clock moved by hand can drive: each attempt fails at once. */
    static List<Outage> quick() {
        return List.of(
                inside("connections reset", new Effect.ResetBefore()),
                inside("answers lost", new Effect.ResetAfter()),
                inside("500", new Effect.ErrorStatus(500, "InternalError", "oops", Optional.empty())),
                inside("503", new Effect.ErrorStatus(503, "ServiceUnavailable", "later", Optional.empty())),
                inside("429, come back in 30 s", new Effect.ErrorStatus(429, "TooMany", "slow", Optional.of("30"))),
                inside("a gateway's web page", new Effect.HtmlBody(502)),
                inside("a web page as a success", new Effect.HtmlBody(200)),
                inside("half of every body", new Effect.TruncatedBody()),
                reads("lists without a body", new Effect.EmptyBody()),
                inside("an empty 200 for everything", new Effect.EmptyBody()),
                reads("lists that never end", new Effect.PageCap(1), new Effect.EndlessList()),
                reads("lists of 100 MiB", new Effect.OversizedBody(100 * 1024 * 1024)),
                new Outage("keys that are wrong", Outage::spoilKeys, world -> List.of(), true),
                inside("a clock that is wrong", new Effect.ClockSkew(Duration.ofHours(2))),
                road(
                        "a name that does not resolve",
                        world -> List.of(
                                "--endpoint=bj=http://no-such-host.invalid",
                                "--endpoint=gz=http://no-such-host.invalid")),
                road(
                        "no TLS at the other end",
                        world -> List.of("--endpoint=bj=" + https(world, "bj"), "--endpoint=gz=" + https(world, "gz"))),
                road("a proxy that is down", world -> List.of("--proxy=http://127.0.0.1:1")));
    }

    private static Outage inside(String name, Effect... effects) {
        return new Outage(name, world -> world.cloud().faults().add(Fault.of(effects)), world -> List.of(), false);
    }

    private static Outage reads(String name, Effect... effects) {
        return new Outage(
                name,
                world -> world.cloud().faults().add(Fault.of(effects).on(Operation.LIST)),
                world -> List.of(),
                false);
    }

    private static Outage road(String name, Function<World, List<String>> options) {
        return new Outage(name, world -> {}, options, false);
    }

    private static void spoilKeys(World world) {
        world.secret("account-a", world.account(0).accessKeyId(), "wrong");
    }

    private static String https(World world, String region) {
        URI plain = world.cloud().endpoint(region);
        return "https://" + plain.getHost() + ":" + plain.getPort();
    }

    @Override
    public String toString() {
        return name;
    }
}
