package io.baiducloud.peerconn.conformance;

import com.baidubce.auth.DefaultBceCredentials;
import com.baidubce.http.HttpMethodName;
import com.baidubce.internal.InternalRequest;
import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.BceV1Signer;
import io.baiducloud.peerconn.client.CanonicalRequest;
import io.baiducloud.peerconn.client.QueryParameter;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Signing one request, a resize: from the request as it stands, headers and all, to the value of its Authorization header. Each
 * signer signs what its client sends, at the time of the call.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SigningBenchmark {
    private static final String ACCESS_KEY_ID = "0b0f67dfb88244b289b72b142befad0c";
    private static final String SECRET_ACCESS_KEY = "bad522c2126a4618a8125f4b6cf6356f";
    private static final String PATH = "/v1/peerconn/peerconn-9td54fmx143e";
    private static final String HOST = "bcc.bj.baidubce.com";
    private static final String CLIENT_TOKEN = "be31b98c-5e41-4838-9d30-9be700de5a20";
    private static final String CONTENT_TYPE = "application/json; charset=utf-8";

    private final BceV1Signer signer = new BceV1Signer();
    private final BceCredentials credentials = BceCredentials.of(ACCESS_KEY_ID, SECRET_ACCESS_KEY);
    private final List<QueryParameter> query =
            List.of(QueryParameter.word("resize"), QueryParameter.of("clientToken", CLIENT_TOKEN));
    private final Map<String, String> headers = headers();
    private final Set<String> headersToSign = Set.of("host", "x-bce-date", "content-type");

    private final com.baidubce.auth.BceV1Signer sdkSigner = new com.baidubce.auth.BceV1Signer();
    private final DefaultBceCredentials sdkCredentials = new DefaultBceCredentials(ACCESS_KEY_ID, SECRET_ACCESS_KEY);
    private final InternalRequest sdkRequest = sdkRequest();

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("host", HOST);
        headers.put("x-bce-date", "2026-11-29T08:00:00Z");
        headers.put("content-type", CONTENT_TYPE);
        headers.put("content-length", "25");
        headers.put("user-agent", "peerconn-java");
        return headers;
    }

    private static InternalRequest sdkRequest() {
        InternalRequest request = new InternalRequest(HttpMethodName.PUT, URI.create("https://" + HOST + PATH));
        request.addParameter("resize", null);
        request.addParameter("clientToken", CLIENT_TOKEN);
        request.addHeader("Date", "Sun, 29 Nov 2026 08:00:00 GMT");
        request.addHeader("Content-Type", CONTENT_TYPE);
        request.addHeader("Content-Length", "25");
        request.addHeader("User-Agent", "bce-sdk-java");
        return request;
    }

    /** This client. */
    @Benchmark
    public String client() {
        CanonicalRequest canonical = CanonicalRequest.of("PUT", PATH, query, headers, headersToSign);
        return signer.authorization(canonical, credentials, Instant.now(), 1800);
    }

    /** The provider's SDK, as its own HTTP client calls it. */
    @Benchmark
    public String sdk() {
        sdkSigner.sign(sdkRequest, sdkCredentials);
        return Objects.requireNonNull(sdkRequest.getHeaders().get("Authorization"));
    }
}
