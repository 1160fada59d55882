package io.baiducloud.peerconn.simulator.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baiducloud.peerconn.simulator.auth.Identity;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Accounts;
import io.baiducloud.peerconn.simulator.http.HttpAnswer;
import io.baiducloud.peerconn.simulator.http.Query;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import io.baiducloud.peerconn.simulator.settings.Settings;
import io.baiducloud.peerconn.simulator.settings.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Temporary credentials: by session, by role, and for the console. */
final class StsApi {
    private static final long DEFAULT_SESSION_SECONDS = 43_200;
    private static final long DEFAULT_ROLE_SECONDS = 7_200;

    private final Sessions sessions;
    private final Accounts accounts;

    StsApi(Sessions sessions, Accounts accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    HttpAnswer answer(Call call, Instant now, Settings settings) {
        checkAcl(call);
        return switch (call.operation()) {
            case ASSUME_ROLE -> assumeRole(call, now, settings);
            default -> session(call, now, settings);
        };
    }

    private HttpAnswer session(Call call, Instant now, Settings settings) {
        Duration duration = duration(call.request().query(), DEFAULT_SESSION_SECONDS, settings.get(Tokens.SESSION_MAX));
        Identity identity = sessions.open(call.caller().accountId(), now.plus(duration));
        if (call.operation() == Operation.SIGNIN_TOKEN) {
            String userId =
                    call.request().query().find("userId").orElse(call.caller().accountId());
            ObjectNode body = credentials(identity, now, userId);
            return HttpAnswer.of(
                    200, body.without(List.of("accessKeyId", "secretAccessKey")).toString());
        }
        return HttpAnswer.of(
                200, credentials(identity, now, call.caller().accountId()).toString());
    }

    private HttpAnswer assumeRole(Call call, Instant now, Settings settings) {
        Query query = call.request().query();
        String accountId = query.find("accountId").orElseThrow(() -> missing("accountId"));
        String roleName = query.find("roleName").orElseThrow(() -> missing("roleName"));
        Account account = accounts.find(accountId).orElseThrow(() -> new RefusedException(Refusal.NO_SUCH_ACCOUNT));
        if (!account.hasRole(roleName)) {
            throw new RefusedException(Refusal.NO_SUCH_ROLE);
        }
        Duration duration = duration(query, DEFAULT_ROLE_SECONDS, settings.get(Tokens.ROLE_MAX));
        Identity identity = sessions.open(accountId, now.plus(duration));
        ObjectNode body = credentials(
                identity, now, query.find("userId").orElse(call.caller().accountId()));
        return HttpAnswer.of(200, body.put("roleId", roleName).toString());
    }

    private static ObjectNode credentials(Identity identity, Instant now, String userId) {
        Instant expires = identity.expires() == null ? now : identity.expires();
        return JsonNodeFactory.instance
                .objectNode()
                .put("accessKeyId", identity.accessKeyId())
                .put("secretAccessKey", identity.secretAccessKey())
                .put("sessionToken", identity.sessionToken())
                .put("createTime", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("expiration", expires.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("userId", userId);
    }

    private static Duration duration(Query query, long absent, Duration most) {
        long seconds;
        try {
            seconds = query.find("durationSeconds").map(Long::parseLong).orElse(absent);
        } catch (NumberFormatException e) {
            throw missing("durationSeconds");
        }
        if (seconds < 1 || seconds > most.toSeconds()) {
            throw new RefusedException(Refusal.PARAMETER_INVALID, "durationSeconds must be 1 to " + most.toSeconds());
        }
        return Duration.ofSeconds(seconds);
    }

    private static void checkAcl(Call call) {
        try {
            JsonBody body = JsonBody.parse(call.request().bodyText());
            body.text("id");
            body.objects("accessControlList").forEach(entry -> {
                entry.requiredText("service");
                entry.requiredText("region");
                entry.requiredText("effect");
            });
        } catch (RefusedException e) {
            throw new RefusedException(Refusal.STS_BAD_BODY);
        }
    }

    private static RefusedException missing(String parameter) {
        return new RefusedException(Refusal.PARAMETER_INVALID, parameter);
    }

    static boolean serves(Operation operation) {
        return operation == Operation.GET_SESSION_TOKEN
                || operation == Operation.ASSUME_ROLE
                || operation == Operation.SIGNIN_TOKEN;
    }
}
