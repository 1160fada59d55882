package io.baiducloud.peerconn.simulator.api;

import io.baiducloud.peerconn.simulator.auth.Identity;
import io.baiducloud.peerconn.simulator.cloud.Caller;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Plan;
import io.baiducloud.peerconn.simulator.http.Delivery;
import io.baiducloud.peerconn.simulator.http.HttpAnswer;
import io.baiducloud.peerconn.simulator.http.HttpRequest;
import io.baiducloud.peerconn.simulator.model.ErrorAnswer;
import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import io.baiducloud.peerconn.simulator.records.RequestEntry;
import io.baiducloud.peerconn.simulator.settings.Rules;
import io.baiducloud.peerconn.simulator.settings.Settings;
import io.baiducloud.peerconn.simulator.settings.Tokens;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request from its arrival to its answer: who, what, what goes wrong, what comes back. */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private final Service service;
    private final Settings settings;
    private final String region;
    private final HttpRequest request;
    private final Route route;
    private final String requestId;
    private String accountId = "";
    private String code = "";

    Exchange(Service service, String region, HttpRequest request) {
        this.service = service;
        this.settings = service.settings();
        this.region = region;
        this.request = request;
        this.route = Route.of(request);
        this.requestId = service.ids().uuid();
    }

    HttpAnswer answer() {
        // signatures live in real time, whatever the business clock says
        Instant now = Clock.systemUTC().instant().plus(settings.get(Tokens.CLOCK_OFFSET));
        @Nullable RefusedException denied = null;
        Plan plan;
        try {
            Identity identity = service.verifier().verify(request, now, settings.get(Tokens.SKEW));
            accountId = identity.accountId();
        } catch (RefusedException refusal) {
            denied = refusal;
        }
        plan = service.faults().draw(route.operation(), accountId, region, route.peerConnId());
        if (!plan.skew().isZero()) {
            denied = verifyAgain(now, plan);
        }
        HttpAnswer answer = faulty(plan, denied, now);
        record(plan, answer);
        return answer;
    }

    private @Nullable RefusedException verifyAgain(Instant now, Plan plan) {
        try {
            service.verifier().verify(request, now.plus(plan.skew()), settings.get(Tokens.SKEW));
            return null;
        } catch (RefusedException refusal) {
            return refusal;
        }
    }

    private HttpAnswer faulty(Plan plan, @Nullable RefusedException denied, Instant now) {
        pause(plan);
        if (plan.has(Effect.ResetBefore.class)) {
            return HttpAnswer.of(200).withDelivery(new Delivery.Reset());
        }
        Optional<Effect.ErrorStatus> error = plan.find(Effect.ErrorStatus.class);
        if (error.isPresent()) {
            ErrorAnswer body = new ErrorAnswer(
                    error.get().status(), error.get().code(), error.get().message());
            HttpAnswer answer = withHeaders(error(body), now.plus(plan.skew()));
            return error.get()
                    .retryAfter()
                    .map(value -> answer.withHeader("Retry-After", value))
                    .orElse(answer);
        }
        HttpAnswer answer = denied == null ? serve(plan, now) : refuse(denied);
        return plan.deliver(withHeaders(answer, now.plus(plan.skew())));
    }

    private HttpAnswer serve(Plan plan, Instant now) {
        try {
            service.throttle().take(accountId, region, settings.get(Rules.REQUESTS_PER_SECOND), now);
            route.problem().ifPresent(problem -> {
                throw new RefusedException(problem);
            });
            Caller caller = new Caller(
                    accountId, region, request.query().find("clientToken").orElse(""));
            Call call = new Call(route.operation(), route.peerConnId(), request, caller, plan);
            return StsApi.serves(route.operation())
                    ? service.sts().answer(call, now, settings)
                    : service.peerConns().answer(call);
        } catch (RefusedException refusal) {
            return refuse(refusal);
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("operation", route.operation())
                    .log("bug in the simulator");
            return refuse(new RefusedException(Refusal.INTERNAL_ERROR));
        }
    }

    private HttpAnswer refuse(RefusedException refusal) {
        return error(ErrorRenderer.answerTo(refusal, settings));
    }

    private HttpAnswer error(ErrorAnswer error) {
        code = error.code();
        return ErrorRenderer.render(error, requestId);
    }

    private HttpAnswer withHeaders(HttpAnswer answer, Instant now) {
        return answer.withHeader("x-bce-request-id", requestId)
                .withHeader("Date", HTTP_DATE.format(now.atOffset(ZoneOffset.UTC)))
                .withHeader("Content-Type", "application/json;charset=UTF-8")
                .withHeader("Server", "BWS");
    }

    private static void pause(Plan plan) {
        if (plan.delay().isPositive()) {
            try {
                Thread.sleep(plan.delay());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void record(Plan plan, HttpAnswer answer) {
        String faults = plan.effects().stream().map(Object::toString).collect(Collectors.joining(" "));
        boolean reset = answer.delivery() instanceof Delivery.Reset;
        service.requests()
                .add(new RequestEntry(
                        Clock.systemUTC().instant(),
                        region,
                        accountId,
                        route.operation(),
                        route.peerConnId(),
                        request.method(),
                        withoutCredentials(request.target()),
                        reset ? 0 : answer.status(),
                        code,
                        requestId,
                        faults));
        LOG.atDebug()
                .addKeyValue("operation", route.operation().word())
                .addKeyValue("region", region)
                .addKeyValue("account", accountId)
                .addKeyValue("peerConnId", route.peerConnId())
                .addKeyValue("status", answer.status())
                .addKeyValue("code", code)
                .addKeyValue("faults", faults)
                .log("request");
    }

    private static String withoutCredentials(String target) {
        return target.replaceAll("(?i)\\b(authorization|x-bce-security-token)=[^&]*", "$1=***");
    }
}
