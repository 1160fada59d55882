package io.baiducloud.peerconn.operator.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.ClientToken;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.fake.CloudFailures;
import io.baiducloud.peerconn.operator.fake.FakeCloud;
import io.baiducloud.peerconn.operator.fake.RecordingWaker;
import io.baiducloud.peerconn.operator.fake.Row;
import io.baiducloud.peerconn.operator.identity.CreateIntent;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.kube.ClusterAccess;
import io.baiducloud.peerconn.operator.kube.CrdDeletionCheck;
import io.baiducloud.peerconn.operator.kube.PrimaryWriter;
import io.baiducloud.peerconn.operator.kube.RecentWrites;
import io.baiducloud.peerconn.operator.observe.CloudListener;
import io.baiducloud.peerconn.operator.observe.CloudRegistry;
import io.baiducloud.peerconn.operator.observe.CloudSettings;
import io.baiducloud.peerconn.operator.observe.CloudSurroundings;
import io.baiducloud.peerconn.operator.observe.RegionView;
import io.baiducloud.peerconn.operator.plan.Action;
import io.baiducloud.peerconn.operator.plan.Evidence;
import io.baiducloud.peerconn.operator.plan.PeeringPlanner;
import io.baiducloud.peerconn.operator.plan.Plan;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.plan.Situation;
import io.baiducloud.peerconn.operator.plan.SituationBuilder;
import io.baiducloud.peerconn.operator.plan.Step;
import io.baiducloud.peerconn.operator.throttle.GateSettings;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import io.baiducloud.peerconn.testkit.MutableClock;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands between a decision and the call that cannot be undone, and what is remembered before it is made. */
class ActionExecutorTest {
    private static final String ID = "peerconn-1";
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final RecentWrites NOBODY = (after, before) -> {};

    private static InMemoryApiServer server;
    private static KubernetesClient client;

    private final MutableClock clock = MutableClock.at(SituationBuilder.NOON.toString());
    private final FakeCloud cloud = new FakeCloud(clock);
    private final AtomicBoolean leading = new AtomicBoolean(true);
    private final ReleaseBrake brake = new ReleaseBrake(1);
    private final String name = "orders-" + NUMBER.incrementAndGet();
    private final RegionView view = new CloudRegistry(
                    CloudSettings.of(GateSettings.of(100, 100, 100), Duration.ofSeconds(60), Duration.ofMinutes(30)),
                    cloud::client,
                    CredentialFingerprint.ofThisProcess(),
                    new CloudSurroundings(
                            clock,
                            () -> Long.MIN_VALUE,
                            new RecordingWaker(),
                            leading::get,
                            Runnable::run,
                            new CloudListener() {}))
            .view(BceCredentials.of("key", "secret"), "bj");
    private final ActionExecutor executor =
            new ActionExecutor(new PrimaryWriter(client), new CrdDeletionCheck(client), brake, clock);

    @BeforeAll
    static void start() {
        server = InMemoryApiServer.start();
        client = ClusterAccess.open(server.config());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private PeerConnection object(String... moreMetadata) {
        return client.resource(client.getKubernetesSerialization()
                        .unmarshal(
                                """
                        apiVersion: vpc.baiducloud.io/v1alpha1
                        kind: PeerConnection
                        metadata:
                          name: %s
                          namespace: default
                        %s
                        spec:
                          region: bj
                          localVpcId: vpc-a
                          peerVpcId: vpc-b
                          peerRegion: gz
                          bandwidthInMbps: 10
                        """.formatted(
                                        name, String.join("\n", moreMetadata).indent(2)),
                                PeerConnection.class))
                .create();
    }

    private Resource<PeerConnection> handle() {
        return client.resources(PeerConnection.class).inNamespace("default").withName(name);
    }

    private PeerConnection annotated(String annotation, String value) {
        return handle().patch(MERGE, "{\"metadata\":{\"annotations\":{\"" + annotation + "\":\"" + value + "\"}}}");
    }

    private PeerConnection withStatus(String json) {
        return handle().subresource("status").patch(MERGE, "{\"status\":" + json + "}");
    }

    private PeerConn there(String status) {
        cloud.put("key", Row.of(ID).peer("vpc-b", "gz", "key").status(status).build());
        return cloud.rows("key", "bj").getFirst();
    }

    private Outcome release(PeerConnection object, PeerConn row, Action.Release.Why why) {
        Situation s = SituationBuilder.of(object).present(row).build();
        return executor.execute(object, s, Plan.letGo("not asked"), new Action.Release(ID, why), view, NOBODY);
    }

    private Outcome release(PeerConnection object, PeerConn row) {
        return release(object, row, Action.Release.Why.DELETION);
    }

    private Outcome renew(PeerConnection object) {
        Situation s = SituationBuilder.of(object).present(there("active")).build();
        return executor.execute(
                object, s, Plan.letGo("not asked"), new Action.Renew(ID, 1, "2026-03-05T12:00:00Z"), view, NOBODY);
    }

    private Outcome answer(PeerConnection object, Action answer) {
        Situation s = SituationBuilder.of(object).present(there("consulting")).build();
        return executor.execute(
                object, s, Plan.of(List.of(Step.now(answer)), Reason.UPDATING, "answering"), answer, view, NOBODY);
    }

    private Outcome create(PeerConnection object) {
        Situation s = SituationBuilder.of(object)
                .absent(new Evidence(false, 1, clock.instant(), false, true, false, false))
                .build();
        Plan plan = PeeringPlanner.plan(s);
        Action create = plan.findDue().map(Step::action).orElseThrow();
        return executor.execute(object, s, plan, create, view, NOBODY);
    }

    private Optional<CreateIntent> intent() {
        PeerConnection now = handle().get();
        return CreateIntent.read(
                Optional.ofNullable(now.getMetadata().getAnnotations())
                        .map(all -> all.get(WellKnownNames.CREATE_INTENT_ANNOTATION))
                        .orElse(null),
                now.getMetadata().getUid());
    }

    @Test
    void brakeIsAskedForEachReleaseAndCountsIt() {
        // given
        PeerConnection object = object();
        PeerConn row = there("active");

        // when / then
        assertThat(release(object, row)).isInstanceOf(Outcome.Done.class);
        assertThat(release(object, row)).isInstanceOf(Outcome.Overtaken.class);
        assertThat(cloud.calls(Operation.DELETE_PEER_CONN)).hasSize(1);
    }

    @Test
    void failedRequestsAreNeitherHeldNorCounted() {
        // given
        PeerConnection object = object();

        // when
        release(object, there("consult_failed"));
        release(object, there("active"), Action.Release.Why.FAILED_REQUEST);

        // then
        assertThat(cloud.calls(Operation.DELETE_PEER_CONN)).hasSize(2);
        assertThat(brake.releasedWithinTheHour(clock.instant()).values()).allMatch(count -> count == 0);
    }

    @Test
    void personLetsThroughWhatTheBrakeShowedAndThatIsCounted() {
        // given
        object();
        brake.released(view.key().credentialHash(), clock.instant());
        annotated(WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION, "let it through");
        PeerConnection asked = withStatus("""
                {"conditions":[{"type":"Ready","status":"False","reason":"ReleaseLimited","message":"waits",
                "lastTransitionTime":"2026-03-01T11:00:00Z"}]}""");

        // when
        Outcome outcome = release(asked, there("active"));

        // then
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(brake.releasedWithinTheHour(clock.instant()))
                .containsEntry(view.key().credentialHash(), 2);
    }

    @Test
    void nothingIsReleasedForAnObjectThatSaysSomethingElseByNow() {
        // given
        PeerConnection read = object();
        PeerConn row = there("active");

        // when
        annotated(WellKnownNames.PAUSED_ANNOTATION, "true");

        // then
        assertThat(release(read, row)).isInstanceOf(Outcome.Overtaken.class);
        assertThat(cloud.mutations()).isEmpty();
        assertThat(brake.allows(view.key().credentialHash(), clock.instant()))
                .as("what was not released is not counted")
                .isTrue();
    }

    static Stream<Action> answers() {
        return Stream.of(new Action.Accept(ID, Action.Side.OWN), new Action.Reject(ID));
    }

    /** A watch that is behind still shows the grant that somebody has taken back; a request cannot be answered twice. */
    @ParameterizedTest
    @MethodSource("answers")
    void noRequestIsAnsweredForAnObjectThatSaysSomethingElseByNow(Action answer) {
        // given
        PeerConnection read = object();
        handle().patch(MERGE, "{\"spec\":{\"bandwidthInMbps\":20}}");

        // when / then
        assertThat(answer(read, answer)).isInstanceOf(Outcome.Overtaken.class);
        assertThat(cloud.mutations()).isEmpty();
        assertThat(answer(handle().get(), answer))
                .as("but for the one that stands")
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void nothingIsReleasedWhileTheDefinitionGoes() {
        // given
        PeerConnection object = object();
        PeerConn row = there("active");
        var definitions = client.apiextensions().v1().customResourceDefinitions();
        definitions.withName(WellKnownNames.CRD_NAME).edit(crd -> {
            crd.addFinalizer("example.com/keep");
            return crd;
        });
        try {
            // when
            definitions.withName(WellKnownNames.CRD_NAME).delete();

            // then
            assertThat(release(object, row)).isInstanceOf(Outcome.DefinitionGoing.class);
            assertThat(cloud.mutations()).isEmpty();
        } finally {
            stop();
            start();
        }
    }

    @Test
    void whoNoLongerLeadsReleasesRenewsAndCreatesNothing() {
        // given
        PeerConnection object = object();
        PeerConn row = there("active");
        leading.set(false);

        // when / then
        assertThat(release(object, row)).isInstanceOf(Outcome.Overtaken.class);
        assertThat(renew(object)).isInstanceOf(Outcome.Overtaken.class);
        assertThat(create(object)).isInstanceOf(Outcome.Overtaken.class);
        assertThat(cloud.mutations()).isEmpty();
        assertThat(handle().get().getStatus().renewal())
                .as("an intent that nobody carries out would hold the next renewal up")
                .isNull();
    }

    @Test
    void renewalIsWrittenDownBeforeItIsAskedFor() {
        // given
        PeerConnection object = object();
        there("active");
        var written = new AtomicReference<>();
        cloud.beforeEach(call -> {
            if (call.operation() == Operation.RENEW_PEER_CONN) {
                written.set(handle().get().getStatus().renewal().expiredTime());
            }
        });

        // when
        Outcome outcome = renew(object);

        // then
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(written.get()).isEqualTo("2026-03-05T12:00:00Z");
    }

    @Test
    void whoDidNotWriteTheRenewalDownDoesNotAskForIt() {
        // given
        PeerConnection readByBoth = object();
        assertThat(renew(readByBoth)).isInstanceOf(Outcome.Done.class);

        // when
        Outcome outcome = renew(readByBoth);

        // then
        assertThat(outcome).isInstanceOf(Outcome.Overtaken.class);
        assertThat(cloud.calls(Operation.RENEW_PEER_CONN)).hasSize(1);
    }

    @Test
    void creationIsWrittenDownWithTheFinalizerBeforeItIsAskedFor() {
        // given
        PeerConnection object = object();
        var seen = new AtomicReference<PeerConnection>();
        cloud.beforeEach(call -> {
            if (call.operation() == Operation.CREATE_PEER_CONN) {
                seen.set(handle().get());
            }
        });

        // when
        Outcome outcome = create(object);

        // then
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(seen.get().getFinalizers()).contains(WellKnownNames.FINALIZER);
        assertThat(seen.get().getMetadata().getAnnotations()).containsKey(WellKnownNames.CREATE_INTENT_ANNOTATION);
        assertThat(intent().orElseThrow().outcome()).isEqualTo(CreateIntent.Outcome.OPEN);
    }

    @Test
    void whoDidNotWriteTheCreationDownDoesNotAskForIt() {
        // given
        PeerConnection read = object();
        annotated("example.com/anything", "new");

        // when / then
        assertThat(create(read)).isInstanceOf(Outcome.Overtaken.class);
        assertThat(cloud.mutations()).isEmpty();
    }

    /** Under another number the cloud would make another connection, if the forgotten request made one. */
    @Test
    void attemptThatOnlyStatusKnowsOfIsMadeAgainUnderItsNumberAndNeverCountsAsRefused() {
        // given
        object();
        PeerConnection withoutItsIntent = withStatus("{\"createAttempt\":3}");
        cloud.failNext(Operation.CREATE_PEER_CONN, 1, CloudFailures.conflict("Exists"));

        // when
        create(withoutItsIntent);

        // then
        assertThat(intent().orElseThrow().attempt()).isEqualTo(3);
        assertThat(intent().orElseThrow().outcome())
                .as("the refusal of a repetition says nothing of the request before")
                .isEqualTo(CreateIntent.Outcome.OPEN);
    }

    /** An older manifest was applied, the annotation included. */
    @Test
    void intentThatIsOlderThanTheLastAttemptIsNotTakenUpAgain() {
        // given
        PeerConnection object = object();
        cloud.failNext(Operation.CREATE_PEER_CONN, 1, CloudFailures.outcomeUnknown());
        create(object);
        PeerConnection later = withStatus("{\"createAttempt\":2}");

        // when
        create(later);

        // then
        assertThat(intent().orElseThrow().attempt()).isEqualTo(2);
    }

    /** Another object that manages the connection by now must not pay for the same end once more. */
    @Test
    void renewalOfOneEndIsTheSameRequestWhoeverAsksForIt() {
        // given
        renew(object());
        handle().delete();
        PeerConnection declaredAgain = object();

        // when
        renew(declaredAgain);

        // then
        List<ClientToken> tokens = cloud.tokens(Operation.RENEW_PEER_CONN);
        assertThat(tokens).hasSize(2).containsOnly(tokens.getFirst());
    }

    record Failure(
            String reason,
            Function<Operation, BceException> how,
            CreateIntent.Outcome first,
            CreateIntent.Outcome repeated) {
        @Override
        public String toString() {
            return reason;
        }
    }

    static Stream<Failure> failures() {
        CreateIntent.Outcome open = CreateIntent.Outcome.OPEN;
        CreateIntent.Outcome refused = CreateIntent.Outcome.REFUSED;
        return Stream.of(
                new Failure("an unknown outcome is no refusal", CloudFailures.outcomeUnknown(), open, open),
                new Failure("a service that failed may have done it", CloudFailures.unavailable(503), open, open),
                new Failure("nobody was reached", CloudFailures.unreachable(), open, open),
                new Failure("too many calls: asked again under the number", CloudFailures.throttled(null), open, open),
                new Failure("the keys may be put right", CloudFailures.unauthenticated("AccessDenied"), open, open),
                new Failure(
                        "the token is known from another request",
                        CloudFailures.conflict("IdempotentParameterMismatch"),
                        open,
                        open),
                new Failure("a refusal ends the first attempt", CloudFailures.invalidRequest("Bad"), refused, open),
                new Failure("so does a denial", CloudFailures.forbidden(), refused, open),
                new Failure("so does a missing network", CloudFailures.notFound(), refused, open),
                new Failure("so does a used-up quota", CloudFailures.quotaExceeded(), refused, open),
                new Failure("so does what is in the way", CloudFailures.conflict("Exists"), refused, open));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void onlyADefiniteRefusalOfAFirstRequestEndsAnAttempt(Failure failure) {
        // given
        PeerConnection object = object();
        cloud.failNext(Operation.CREATE_PEER_CONN, 1, failure.how());

        // when
        create(object);

        // then
        assertThat(intent().orElseThrow().outcome()).as(failure.reason()).isEqualTo(failure.first());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void refusalOfARepeatedRequestSaysNothingOfTheOneBefore(Failure failure) {
        // given
        PeerConnection object = object();
        cloud.failNext(Operation.CREATE_PEER_CONN, 1, CloudFailures.outcomeUnknown());
        create(object);
        clock.advance(Duration.ofMinutes(1));
        cloud.failNext(Operation.CREATE_PEER_CONN, 1, failure.how());

        // when
        create(handle().get());

        // then
        CreateIntent last = intent().orElseThrow();
        assertThat(last.attempt()).isEqualTo(1);
        assertThat(last.outcome()).as(failure.reason()).isEqualTo(failure.repeated());
        assertThat(last.startedAt())
                .as("the grace counts from the last request")
                .isEqualTo(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }
}
