package io.baiducloud.peerconn.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The token service over HTTP. */
public final class HttpStsClient implements StsClient {
    private final Caller caller;
    private final RequestBodies bodies;

    private HttpStsClient(Caller caller) {
        this.caller = caller;
        this.bodies = new RequestBodies(caller.json());
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
        return acl == null ? wire : wire.withBody(bodies.accessControlList(acl));
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    private static SessionCredentials read(Answer answer) throws IOException {
        JsonNode session = answer.readObject(JsonParser::readValueAsTree);
        if (session == null) {
            throw new UnreadableAnswerException("is empty");
        }
        Instant expiration = instant(Json.text(session, "expiration"));
        if (expiration == null) {
            throw new UnreadableAnswerException("has no readable expiration");
        }
        return new SessionCredentials(
                credentials(session),
                expiration,
                instant(Json.text(session, "createTime")),
                Json.text(session, "userId"),
                Json.text(session, "roleId"));
    }

    private static BceCredentials credentials(JsonNode session) throws IOException {
        try {
            return new BceCredentials(
                    Objects.requireNonNullElse(Json.text(session, "accessKeyId"), ""),
                    Objects.requireNonNullElse(Json.text(session, "secretAccessKey"), ""),
                    Objects.requireNonNullElse(Json.text(session, "sessionToken"), ""));
        } catch (IllegalArgumentException e) {
            throw new UnreadableAnswerException("has no usable " + e.getMessage());
        }
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
