package io.baiducloud.peerconn.client.internal;

import java.util.concurrent.ThreadLocalRandom;

/** A whole call: attempts on one transport, repeated as the policy says. */
final class Caller implements AutoCloseable {
    private final HttpTransport transport;
    private final RetryingCaller retrying;

    private Caller(HttpTransport transport, RetryingCaller retrying) {
        this.transport = transport;
        this.retrying = retrying;
    }

    static Caller of(ClientSettings settings) {
        return new Caller(
                new HttpTransport(settings),
                new RetryingCaller(
                        settings.retryPolicy(),
                        Thread::sleep,
                        () -> ThreadLocalRandom.current().nextDouble()));
    }

    Json json() {
        return transport.json();
    }

    <T> T call(WireRequest request, Answer.Reader<T> reader) {
        return retrying.call(request, () -> transport.attempt(request, reader));
    }

    @Override
    public String toString() {
        return transport.toString();
    }

    @Override
    public void close() {
        transport.close();
    }
}
