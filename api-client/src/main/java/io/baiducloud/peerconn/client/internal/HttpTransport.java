package io.baiducloud.peerconn.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.baiducloud.peerconn.client.AttemptObserver.Attempt;
import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.BceException;
import java.io.CharConversionException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one signed request once, and turns whatever happens into a value or a {@link BceException}. */
final class HttpTransport implements AutoCloseable {
    /** A page of 1,000 rows is about half a megabyte. */
    static final long LARGEST_ANSWER = 16L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    private static final String REQUEST_ID = "x-bce-request-id";

    private final ClientSettings settings;
    private final OkHttpClient client;
    private final HttpUrl base;
    private final SignedHeaders headers;
    private final Json json = new Json();
    private final RepeatedTexts repeated = new RepeatedTexts();
    private final AtomicBoolean closed = new AtomicBoolean();

    HttpTransport(ClientSettings settings) {
        this.settings = settings;
        this.client = OkHttpClients.of(settings);
        this.base = HttpUrl.get(settings.endpoint().url());
        this.headers =
                new SignedHeaders(settings.signOptions(), settings.endpoint().hostHeader(), settings.userAgent());
    }

    Json json() {
        return json;
    }

    /** Makes one attempt. */
    <T> T attempt(WireRequest request, Answer.Reader<T> reader) {
        if (closed.get()) {
            throw new IllegalStateException("the client is closed");
        }
        BceCredentials credentials = settings.credentials().credentials();
        Instant now = settings.clock().instant();
        long start = System.nanoTime();
        WireTrace trace = new WireTrace();
        Outcome outcome = new Outcome(request, credentials, trace, settings.clock());
        try (Response response = client.newCall(toHttp(request, trace, headers.of(request, credentials, now)))
                .execute()) {
            outcome.answered(response.code(), response.header(REQUEST_ID), response.header("Date"));
            BoundedInputStream body = new BoundedInputStream(response.body().byteStream(), LARGEST_ANSWER);
            if (!response.isSuccessful()) {
                throw outcome.refused(ServiceError.read(json, body));
            }
            try (JsonParser parser = json.parse(body)) {
                return reader.read(new Answer(outcome.requestId(), parser, repeated));
            }
        } catch (UnreadableAnswerException e) {
            throw outcome.unreadable(String.valueOf(e.getMessage()));
        } catch (JsonProcessingException | CharConversionException e) {
            // the message quotes the answer, and so not even the cause may go on
            throw outcome.unreadable("is not the JSON that it should be");
        } catch (IOException e) {
            throw outcome.broken(e);
        } finally {
            observe(outcome, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Request toHttp(WireRequest request, WireTrace trace, Map<String, String> signed) {
        HttpUrl url = base.newBuilder()
                .encodedPath(PercentEncoding.encodePath(request.path()))
                .encodedQuery(request.encodedQuery())
                .build();
        Request.Builder builder = new Request.Builder()
                .url(url)
                .tag(WireTrace.class, trace)
                // as bytes without a type: OkHttp would change a type that is signed
                .method(request.method(), request.takesBody() ? RequestBody.create(request.body(), null) : null);
        signed.forEach(builder::header);
        return builder.build();
    }

    private void observe(Outcome outcome, Duration duration) {
        Attempt attempt = outcome.toAttempt(duration);
        LOG.atDebug()
                .addKeyValue("operation", attempt.operation().label())
                .addKeyValue("httpStatus", attempt.httpStatus())
                .addKeyValue("code", attempt.code())
                .addKeyValue("millis", duration.toMillis())
                .addKeyValue("requestId", attempt.requestId())
                .log("Attempt");
        try {
            settings.observer().attempted(attempt);
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("The observer of attempts failed");
        }
    }

    @Override
    public String toString() {
        return settings.endpoint().url();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true) && settings.okHttpClient() == null) {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }
}
