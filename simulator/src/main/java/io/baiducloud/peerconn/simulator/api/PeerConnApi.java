package io.baiducloud.peerconn.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baiducloud.peerconn.simulator.cloud.Caller;
import io.baiducloud.peerconn.simulator.cloud.Cloud;
import io.baiducloud.peerconn.simulator.cloud.Sight;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.http.HttpAnswer;
import io.baiducloud.peerconn.simulator.http.Query;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.records.Journal;
import io.baiducloud.peerconn.simulator.records.JournalEntry;
import io.baiducloud.peerconn.simulator.settings.Settings;
import io.baiducloud.peerconn.simulator.settings.Tokens;
import io.baiducloud.peerconn.simulator.settings.Views;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The operations on peer connections, with client tokens and journal. */
final class PeerConnApi {
    private final Cloud cloud;
    private final InstantSource clock;
    private final Supplier<Settings> settings;
    private final Journal journal;
    private final Mutations mutations;
    private final TokenBook tokens = new TokenBook();

    PeerConnApi(Cloud cloud, InstantSource clock, Supplier<Settings> settings, Journal journal) {
        this.cloud = cloud;
        this.clock = clock;
        this.settings = settings;
        this.journal = journal;
        this.mutations = new Mutations(cloud);
    }

    TokenBook tokens() {
        return tokens;
    }

    HttpAnswer answer(Call call) {
        return switch (call.operation()) {
            case LIST -> list(call);
            case DETAIL -> detail(call);
            default -> mutation(call);
        };
    }

    private HttpAnswer list(Call call) {
        Settings now = settings.get();
        Query query = call.request().query();
        Optional<String> vpcId = query.find("vpcId");
        if (vpcId.isPresent()
                && now.get(Views.UNKNOWN_VPC_LIST) == Views.Unknown.NOT_FOUND
                && cloud.accounts()
                        .findVpc(call.caller().accountId(), call.caller().region(), vpcId.get())
                        .isEmpty()) {
            throw new RefusedException(Refusal.NO_SUCH_VPC);
        }
        List<Sight> rows = cloud.list(call.caller(), vpcId, call.plan().lag());
        RowRenderer renderer = new RowRenderer(now, call.plan());
        ObjectNode page = ListPage.of(rows, query.find("marker"), query.find("maxKeys"), now, call.plan())
                .render(row -> renderer.listRow(row, call.caller()));
        if (call.plan().has(Effect.ExtraFields.class)) {
            page.put("futureTotal", rows.size());
        }
        return HttpAnswer.of(200, page.toString());
    }

    private HttpAnswer detail(Call call) {
        Settings now = settings.get();
        // a bare or empty role is the same as none
        Optional<Role> role = call.request()
                .query()
                .find("role")
                .map(word ->
                        Role.find(word).orElseThrow(() -> new RefusedException(Refusal.PARAMETER_INVALID, "role")));
        Optional<Sight> sight =
                cloud.detail(call.caller(), call.peerConnId(), role, call.plan().lag());
        if (sight.isEmpty()) {
            if (now.get(Views.UNKNOWN_DETAIL) == Views.Unknown.NOT_FOUND) {
                throw new RefusedException(Refusal.NO_SUCH_CONNECTION);
            }
            return HttpAnswer.of(200);
        }
        return HttpAnswer.of(
                200,
                new RowRenderer(now, call.plan())
                        .detail(sight.get(), call.caller())
                        .toString());
    }

    private HttpAnswer mutation(Call call) {
        if (call.plan().has(Effect.NoEffect.class)) {
            return HttpAnswer.of(
                    200, call.operation() == Operation.CREATE ? "{\"peerConnId\":\"peerconn-000000000000\"}" : "");
        }
        return cloud.together(() -> withToken(call));
    }

    private HttpAnswer withToken(Call call) {
        String token = call.caller().clientToken();
        checkToken(call, token);
        if (token.isEmpty() || settings.get().get(Tokens.IGNORED_FOR).contains(call.operation())) {
            return HttpAnswer.of(200, apply(call));
        }
        String key = key(call.caller(), token);
        String fingerprint = Fingerprint.of(call);
        Optional<TokenMemory> memory =
                tokens.recall(key, fingerprint, clock.instant(), settings.get().get(Tokens.LIFETIME));
        if (memory.isPresent()) {
            return HttpAnswer.of(200, memory.get().replay());
        }
        try {
            String body = apply(call);
            tokens.remember(TokenMemory.ofBody(key, fingerprint, body, clock.instant()));
            return HttpAnswer.of(200, body);
        } catch (RefusedException refusal) {
            if (settings.get().get(Tokens.REMEMBER_FAILURES)) {
                tokens.remember(TokenMemory.ofRefusal(key, fingerprint, refusal, clock.instant()));
            }
            throw refusal;
        }
    }

    private String apply(Call call) {
        Mutations.Done done;
        try {
            done = mutations.apply(call);
        } catch (RefusedException refusal) {
            if (refusal.refusal() == Refusal.NO_SUCH_CONNECTION
                    && settings.get().get(Views.UNKNOWN_MUTATION) == Views.Unknown.EMPTY) {
                return "";
            }
            throw refusal;
        }
        journal.add(new JournalEntry(
                clock.instant(),
                call.caller().accountId(),
                call.caller().region(),
                call.operation(),
                done.peerConnId(),
                describe(call)));
        return done.body();
    }

    private void checkToken(Call call, String token) {
        if (token.isEmpty()) {
            if (call.operation() == Operation.CREATE && settings.get().get(Tokens.REQUIRED)) {
                throw new RefusedException(Refusal.CLIENT_TOKEN_MISSING);
            }
        } else if (token.length() > 64 || token.chars().anyMatch(c -> c < 0x21 || c > 0x7e)) {
            throw new RefusedException(Refusal.CLIENT_TOKEN_INVALID);
        }
    }

    private String key(Caller caller, String token) {
        String region = settings.get().get(Tokens.SCOPE) == Tokens.Scope.ACCOUNT ? "" : caller.region();
        return caller.accountId() + " " + region + " " + token;
    }

    private static String describe(Call call) {
        String parameters = call.request().query().parameters().stream()
                .filter(parameter -> parameter.name().equals("role"))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining(" "));
        return (parameters + " " + call.request().bodyText()).strip();
    }
}
