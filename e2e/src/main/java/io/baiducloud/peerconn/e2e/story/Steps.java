package io.baiducloud.peerconn.e2e.story;

import java.time.Duration;
import java.util.function.Supplier;

/** Runs the steps of the demo, one line on the screen for each. */
public final class Steps {
    private final Screen screen;

    /** Shows them there. */
    public Steps(Screen screen) {
        this.screen = screen;
    }

    /** A step did not come to its end. */
    public static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedException(String step, RuntimeException cause) {
            super("in step " + step + ": " + firstLine(cause), cause);
        }

        private static String firstLine(RuntimeException cause) {
            String message = cause.getMessage();
            return message == null || message.isBlank()
                    ? cause.toString()
                    : message.lines().findFirst().orElse("");
        }
    }

    /** Runs one that makes something. */
    public <T> T make(String name, Supplier<T> step) {
        long begin = System.nanoTime();
        try {
            T made = step.get();
            screen.step(name, true, since(begin));
            return made;
        } catch (RuntimeException e) {
            screen.step(name, false, since(begin));
            throw new FailedException(name, e);
        }
    }

    /** Runs one. */
    public void run(String name, Runnable step) {
        make(name, () -> {
            step.run();
            return name;
        });
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
