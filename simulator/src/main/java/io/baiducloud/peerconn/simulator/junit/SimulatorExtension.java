package io.baiducloud.peerconn.simulator.junit;

import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every test that has a {@link Simulator} parameter one of its own, and stops it afterwards.
 *
 * <p>{@code @ExtendWith(SimulatorExtension.class)} for the defaults, or {@code @RegisterExtension static final
 * SimulatorExtension CLOUD = SimulatorExtension.with(builder -> builder.instantTransitions());}
 */
public final class SimulatorExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SimulatorExtension.class);

    private final UnaryOperator<SimulatorBuilder> options;

    /** Simulators with every option at its default. */
    public SimulatorExtension() {
        this(builder -> builder);
    }

    private SimulatorExtension(UnaryOperator<SimulatorBuilder> options) {
        this.options = options;
    }

    /** Simulators with these options. */
    public static SimulatorExtension with(UnaryOperator<SimulatorBuilder> options) {
        return new SimulatorExtension(options);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Simulator.class;
    }

    @Override
    public Simulator resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // JUnit closes what is in the store at the end of the test
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        Simulator.class,
                        key -> options.apply(Simulator.builder()).start(),
                        Simulator.class);
    }
}
