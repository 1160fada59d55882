package io.baiducloud.peerconn.client.internal;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Sees to it that one attempt is one request on the wire. OkHttp sends again by itself after 503 with {@code Retry-After: 0},
 * and so may an interceptor of a supplied client; a mutation sent twice behind the caller's back is a mutation done twice.
 */
final class SingleSend implements Interceptor {
    private static final String RETRY_AFTER = "Retry-After";

    @Override
    public Response intercept(Chain chain) throws IOException {
        WireTrace trace = chain.request().tag(WireTrace.class);
        if (trace == null) {
            return chain.proceed(chain.request());
        }
        if (!trace.markSent()) {
            throw new IOException("a second send of one attempt was prevented");
        }
        Response response = chain.proceed(chain.request());
        trace.noteRetryAfter(response.header(RETRY_AFTER));
        // OkHttp's own resend looks for it
        return response.newBuilder().removeHeader(RETRY_AFTER).build();
    }
}
