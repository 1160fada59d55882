package io.baiducloud.peerconn.client.internal;

import io.baiducloud.peerconn.client.AccessControlList;
import io.baiducloud.peerconn.client.AssumeRoleRequest;
import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.ProviderTime;
import io.baiducloud.peerconn.client.SessionCredentials;
import io.baiducloud.peerconn.client.SessionTokenRequest;
import io.baiducloud.peerconn.client.StsClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The token service over HTTP. */
public final class HttpStsClient implements StsClient {
    private final Caller caller;

    private HttpStsClient(Caller caller) {
        this.caller = caller;
    }

    /** Makes a client of checked settings. */
    public static HttpStsClient of(ClientSettings settings) {
        return new HttpStsClient(Caller.of(settings));
    }

    @Override
    public SessionCredentials getSessionToken(SessionTokenRequest request) {
        WireRequest wire = WireRequest.of(Operation.GET_SESSION_TOKEN, "POST", "/v1/sessionToken")
                .with("durationSeconds", seconds(request.duration()));
        return caller.call(limited(wire, request.acl()), HttpStsClient::read);
    }

    @Override
    public SessionCredentials assumeRole(AssumeRoleRequest request) {
        WireRequest wire = WireRequest.of(Operation.ASSUME_ROLE, "POST", "/v1/credential")
                .withWord("assumeRole")
                .with("durationSeconds", seconds(request.duration()))
                .with("accountId", request.accountId())
                .with("roleName", request.roleName())
                .with("userId", request.userId());
        return caller.call(limited(wire, request.acl()), HttpStsClient::read);
    }

    private WireRequest limited(WireRequest wire, @Nullable AccessControlList acl) {
        return acl == null ? wire : wire.withBody(RequestBodies.accessControlList(acl));
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    private static SessionCredentials read(Answer answer) throws IOException {
        Map<String, String> fields = answer.readObject(HttpStsClient::texts);
        if (fields == null) {
            throw new UnreadableAnswerException("is empty");
        }
        Instant expiration = instant(fields.get("expiration"));
        if (expiration == null) {
            throw new UnreadableAnswerException("has no readable expiration");
        }
        return new SessionCredentials(
                credentials(fields),
                expiration,
                instant(fields.get("createTime")),
                fields.get("userId"),
                fields.get("roleId"));
    }

    private static BceCredentials credentials(Map<String, String> fields) throws IOException {
        try {
            return new BceCredentials(
                    fields.getOrDefault("accessKeyId", ""),
                    fields.getOrDefault("secretAccessKey", ""),
                    fields.getOrDefault("sessionToken", ""));
        } catch (IllegalArgumentException e) {
            throw new UnreadableAnswerException("has no usable " + e.getMessage());
        }
    }

    private static Map<String, String> texts(JsonReader json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        json.beginObject();
        while (json.nextName()) {
            String name = json.takeName();
            String text = json.text();
            if (text != null) {
                fields.put(name, text);
            }
        }
        return fields;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return ProviderTime.find(text)
                .map(time -> time.toInstant(ZoneOffset.UTC))
                .orElse(null);
    }

    /** Shows the endpoint. */
    @Override
    public String toString() {
        return "StsClient[" + caller + "]";
    }

    @Override
    public void close() {
        caller.close();
    }
}
