package io.baiducloud.peerconn.client.internal;

import io.baiducloud.peerconn.client.ProxySettings;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Derives the OkHttp client that sends each request once and follows nothing. */
final class OkHttpClients {
    /**
     * A connection that was idle for longer is not used again: the other end may have closed it, which shows only when a
     * request was written, and then nobody knows whether it arrived. Usual servers wait for 5 s and more.
     */
    private static final long KEEP_ALIVE_SECONDS = 4;

    private static final int IDLE_CONNECTIONS = 64;
    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private OkHttpClients() {}

    static OkHttpClient of(ClientSettings settings) {
        OkHttpClient given = settings.okHttpClient();
        OkHttpClient.Builder builder = given == null
                ? new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS))
                : given.newBuilder();
        builder.connectTimeout(settings.connectTimeout())
                // one limit for the whole: others on each read would cost a lock and two turns into the kernel every 8
                // KB
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .callTimeout(settings.requestTimeout())
                .protocols(List.of(Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null);
        if (settings.proxy() == null) {
            builder.proxyAuthenticator(tunnelOnly(given == null ? Authenticator.NONE : given.proxyAuthenticator()));
        } else {
            useProxy(builder, settings.proxy());
        }
        if (!settings.additionalCaCertificates().isEmpty()) {
            TrustAnchors anchors = TrustAnchors.withDefaultsAnd(settings.additionalCaCertificates());
            builder.sslSocketFactory(anchors.socketFactory(), anchors.trustManager());
        }
        return builder.addNetworkInterceptor(new SingleSend()).build();
    }

    private static void useProxy(OkHttpClient.Builder builder, ProxySettings proxy) {
        builder.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
        String user = proxy.user();
        if (user == null) {
            builder.proxyAuthenticator(Authenticator.NONE);
            return;
        }
        String credential = Credentials.basic(user, proxy.password() == null ? "" : proxy.password());
        // into the tunnel's CONNECT for HTTPS, and beforehand into the request itself for HTTP: no refusal is needed
        // first
        builder.proxyAuthenticator(tunnelOnly((route, response) -> withCredential(response.request(), credential)))
                .addNetworkInterceptor(chain -> proceedWith(chain, credential));
    }

    private static Response proceedWith(Interceptor.Chain chain, String credential) throws java.io.IOException {
        Request request = chain.request();
        return chain.proceed(
                request.isHttps()
                        ? request
                        : request.newBuilder()
                                .header(PROXY_AUTHORIZATION, credential)
                                .build());
    }

    private static @Nullable Request withCredential(Request request, String credential) {
        return request.header(PROXY_AUTHORIZATION) == null
                ? request.newBuilder().header(PROXY_AUTHORIZATION, credential).build()
                : null;
    }

    /** Answers a proxy when a tunnel is opened; a refused request itself is not sent again. */
    private static Authenticator tunnelOnly(Authenticator authenticator) {
        return (route, response) ->
                response.request().method().equals("CONNECT") ? authenticator.authenticate(route, response) : null;
    }
}
