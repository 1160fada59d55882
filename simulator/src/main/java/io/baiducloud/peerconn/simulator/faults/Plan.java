package io.baiducloud.peerconn.simulator.faults;

import io.baiducloud.peerconn.simulator.http.HttpAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All effects that strike one request. */
public record Plan(List<Effect> effects) {

    /** Copies the list. */
    public Plan {
        effects = List.copyOf(effects);
    }

    /** Nothing goes wrong. */
    public static Plan none() {
        return new Plan(List.of());
    }

    /** The first effect of a kind. */
    public <E extends Effect> Optional<E> find(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** True when there is an effect of that kind. */
    public boolean has(Class<? extends Effect> kind) {
        return effects.stream().anyMatch(kind::isInstance);
    }

    /** The sum of all delays. */
    public Duration delay() {
        return effects.stream()
                .filter(Effect.Latency.class::isInstance)
                .map(effect -> ((Effect.Latency) effect).delay())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** How old reads are. */
    public Duration lag() {
        return find(Effect.StaleReads.class).map(Effect.StaleReads::lag).orElse(Duration.ZERO);
    }

    /** How wrong the clock is. */
    public Duration skew() {
        return find(Effect.ClockSkew.class).map(Effect.ClockSkew::offset).orElse(Duration.ZERO);
    }

    /** The answer as it arrives. */
    public HttpAnswer deliver(HttpAnswer answer) {
        HttpAnswer result = answer;
        for (Effect effect : effects) {
            if (effect instanceof Effect.OnAnswer spoiler) {
                result = spoiler.spoil(result);
            }
        }
        return result;
    }
}
