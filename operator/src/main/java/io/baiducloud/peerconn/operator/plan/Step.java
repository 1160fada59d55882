package io.baiducloud.peerconn.operator.plan;

import org.jspecify.annotations.Nullable;

/**
 * An action in its place in the plan.
 *
 * @param action what is to be done
 * @param waitsFor what has to come first ("the connection is active"), null when it can be done now
 * @param until how that is to be read
 */
public record Step(Action action, @Nullable String waitsFor, Wait until) {
    /** Why a step waits. */
    public enum Wait {
        /** It does not. */
        NO,
        /** The cloud has to get on, and is on its way. */
        FOR_THE_CLOUD,
        /** The cloud has to change, and nobody is known to be changing it. */
        FOR_A_CHANGE,
        /** A person has to decide. */
        FOR_A_PERSON
    }

    /** A step that can be done now. */
    public static Step now(Action action) {
        return new Step(action, null, Wait.NO);
    }

    /** A step that has to wait for the cloud. */
    public static Step when(String waitsFor, Action action) {
        return new Step(action, waitsFor, Wait.FOR_THE_CLOUD);
    }

    /** A step that has to wait for something that may never come. */
    public static Step ifEver(String waitsFor, Action action) {
        return new Step(action, waitsFor, Wait.FOR_A_CHANGE);
    }

    /** A step that only a person can free. */
    public static Step blocked(String why, Action action) {
        return new Step(action, why, Wait.FOR_A_PERSON);
    }

    /** The same, that waits if it could be done now. */
    public Step notBefore(String what) {
        return isDue() ? when(what, action) : this;
    }

    /** Whether it can be done now. */
    public boolean isDue() {
        return until == Wait.NO;
    }

    /** The step as people read it. */
    public String describe() {
        return switch (until) {
            case NO -> action.describe();
            case FOR_THE_CLOUD, FOR_A_CHANGE -> action.describe() + " (when " + waitsFor + ")";
            case FOR_A_PERSON -> action.describe() + " (blocked: " + waitsFor + ")";
        };
    }
}
