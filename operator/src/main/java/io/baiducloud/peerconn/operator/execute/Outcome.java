package io.baiducloud.peerconn.operator.execute;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.plan.Action;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of trying to do a step. */
public sealed interface Outcome {
    /**
     * The cloud took it.
     *
     * @param action what was done
     * @param object the object as it is now
     * @param createdId the id of a new connection
     * @param requestId the provider's id of the request
     */
    record Done(
            Action action,
            PeerConnection object,
            Optional<String> createdId,
            @Nullable String requestId) implements Outcome {
        /** The operation of the provider's API that it was. */
        public Operation operation() {
            return CloudCalls.operationOf(action);
        }

        /** The connection that it concerns. */
        public Optional<String> connection() {
            return createdId.or(() -> Optional.ofNullable(CloudCalls.connectionOf(action)));
        }
    }

    /**
     * The call failed.
     *
     * @param action what was tried
     * @param object the object as it is now
     * @param failure how
     */
    record Failed(Action action, PeerConnection object, BceException failure) implements Outcome {
        /** The connection that it concerns; empty for a creation. */
        public Optional<String> connection() {
            return Optional.ofNullable(CloudCalls.connectionOf(action));
        }
    }

    /** It is not this object's turn, or nothing works with this credential: the gate wakes it. */
    record NotNow(Action action) implements Outcome {}

    /** The object has changed or is gone, or another process may lead by now: the decision no longer stands. */
    record Overtaken() implements Outcome {}

    /** The definition of all objects is being deleted: nothing is released. */
    record DefinitionGoing() implements Outcome {}
}
