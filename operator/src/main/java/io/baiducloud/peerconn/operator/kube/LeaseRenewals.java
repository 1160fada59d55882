package io.baiducloud.peerconn.operator.kube;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Notes when the lease was last taken or renewed, by what the API server answered. The election itself notices a missed
 * renewal only once its own request has come back; a process that was suspended, or whose API server is silent, must know
 * sooner that another one may have taken over.
 */
final class LeaseRenewals implements Interceptor {
    /** Both clocks: the one does not jump, the other also counts while a machine sleeps. */
    private record Moment(long nanos, Instant wall) {}

    private final String lease;
    private final LongSupplier nanos;
    private final InstantSource wall;
    private volatile @Nullable Moment sent;
    private volatile @Nullable Moment renewed;

    LeaseRenewals(String namespace, String lease) {
        this(namespace, lease, System::nanoTime, InstantSource.system());
    }

    LeaseRenewals(String namespace, String lease, LongSupplier nanos, InstantSource wall) {
        this.lease = "/namespaces/" + namespace + "/leases/" + lease;
        this.nanos = nanos;
        this.wall = wall;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        if (isWrite(request)) {
            sent = now();
        }
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        if (isWrite(request) && response.isSuccessful()) {
            // the lease runs from when it was asked for, at the latest
            renewed = sent;
        }
    }

    private boolean isWrite(HttpRequest request) {
        String path = request.uri().getPath();
        return switch (request.method()) {
            case "PATCH", "PUT" -> path.endsWith(lease);
            case "POST" -> path.endsWith("/leases") && lease.startsWith(path.substring(path.indexOf("/namespaces/")));
            default -> false;
        };
    }

    private Moment now() {
        return new Moment(nanos.getAsLong(), wall.instant());
    }

    /** Whether the lease was renewed within that time, by either clock. */
    boolean isWithin(Duration time) {
        Moment last = renewed;
        if (last == null) {
            return false;
        }
        Moment now = now();
        Duration awake = Duration.ofNanos(now.nanos() - last.nanos());
        return awake.compareTo(time) < 0
                && Duration.between(last.wall(), now.wall()).compareTo(time) < 0;
    }
}
