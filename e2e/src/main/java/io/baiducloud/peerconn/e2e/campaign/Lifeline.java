package io.baiducloud.peerconn.e2e.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What holds one incarnation of the operator in life. Everything that leaves the process crosses it: every cloud call and
 * every write to Kubernetes. It can be told to break before or after the n-th crossing; from then on nothing leaves the
 * process any more, which is all that anybody outside ever sees of a crash.
 */
final class Lifeline {
    /** On which side of a crossing the process dies. */
    enum Moment {
        /** Nothing was sent. */
        BEFORE,
        /** It was carried out, and the answer never arrived. */
        AFTER,
        /** Nothing dies: the process stands still before it, another one takes over, and then this one goes on. */
        OVERTAKEN
    }

    /**
     * Where the process dies.
     *
     * @param crossing the n-th crossing since it was armed, from 1
     * @param moment before or after it
     */
    record Point(int crossing, Moment moment) {
        @Override
        public String toString() {
            return switch (moment) {
                case BEFORE -> "died before crossing " + crossing;
                case AFTER -> "died after crossing " + crossing;
                case OVERTAKEN -> "overtaken before crossing " + crossing;
            };
        }
    }

    /** The process is dead; nothing that still runs in it gets anywhere. An error, since nobody can catch a SIGKILL. */
    static final class DeathError extends Error {
        private static final long serialVersionUID = 1L;

        DeathError() {
            super("this process has died", null, false, false);
        }
    }

    private final Optional<Point> death;
    private final Runnable takeOver;
    private final List<String> crossings = new ArrayList<>();
    private boolean armed;
    private boolean dead;

    private Lifeline(Optional<Point> death, Runnable takeOver) {
        this.death = death;
        this.takeOver = takeOver;
    }

    static Lifeline unbroken() {
        return new Lifeline(Optional.empty(), () -> {});
    }

    /**
     * Breaks at a point.
     *
     * @param takeOver what others do while this process stands still, if that is what happens there
     */
    static Lifeline breakingAt(Point point, Runnable takeOver) {
        return new Lifeline(Optional.of(point), takeOver);
    }

    /** Begins to count. */
    void arm() {
        armed = true;
    }

    /** What has crossed since it was armed. */
    List<String> crossings() {
        return List.copyOf(crossings);
    }

    boolean isDead() {
        return dead;
    }

    /** The process ends, wherever it is. */
    void cut() {
        dead = true;
    }

    void requireAlive() {
        if (dead) {
            throw new DeathError();
        }
    }

    void before(String what) {
        requireAlive();
        if (armed) {
            crossings.add(what);
            if (isAt(Moment.OVERTAKEN)) {
                takeOver.run();
            }
            breakIf(Moment.BEFORE);
        }
    }

    /** The last crossing was carried out. */
    void after() {
        requireAlive();
        if (armed) {
            breakIf(Moment.AFTER);
        }
    }

    private void breakIf(Moment moment) {
        if (isAt(moment)) {
            dead = true;
            throw new DeathError();
        }
    }

    private boolean isAt(Moment moment) {
        return death.filter(new Point(crossings.size(), moment)::equals).isPresent();
    }
}
