package io.baiducloud.peerconn.operator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.Billing;
import io.baiducloud.peerconn.client.CreatePeerConnRequest;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The annotation can be written by anybody who may edit the object: it is read with care, and means what we wrote. */
class CreateIntentProperties {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private static CreatePeerConnRequest request(int bandwidth) {
        return CreatePeerConnRequest.builder()
                .localVpcId("vpc-a")
                .peerVpcId("vpc-b")
                .peerRegion("gz")
                .bandwidthInMbps(bandwidth)
                .billing(Billing.postpaid())
                .build();
    }

    @Provide
    Arbitrary<String> annotations() {
        String written =
                CreateIntent.open("uid", 1, request(10), NOW, "key", null).toAnnotation();
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(300),
                Arbitraries.integers().between(0, written.length()).map(end -> written.substring(0, end)),
                Arbitraries.of(
                        written.replace("OPEN", "DONE"),
                        written.replace("OPEN", "LOST"),
                        written.replace("\"attempt\":1", "\"attempt\":-1"),
                        written.replace("\"attempt\":1", "\"attempt\":2147483647"),
                        written.replace("2026", "soon"),
                        written.replace("2026", "+1000000000"),
                        written.replace("2026", "-1000000000"),
                        written.replace("2026", "0001"),
                        written.replace("}", ",\"more\":{}}"),
                        "null",
                        "[]",
                        "{}"));
    }

    @Property(tries = 300)
    void whateverStandsThereIsReadOrIgnored(@ForAll("annotations") String annotation) {
        CreateIntent.read(annotation, "uid").ifPresent(intent -> {
            assertThat(intent.lastHeardOf()).isAfterOrEqualTo(intent.startedAt());
            assertThat(intent.lastHeardOf().plus(Duration.ofDays(365)))
                    .as("it can be reckoned with, in passes over other objects, too")
                    .isAfter(intent.startedAt().minus(Duration.ofDays(365)));
        });
    }

    @Property(tries = 100)
    void isReadAsItWasWrittenByItsOwnObjectOnly(
            @ForAll @IntRange(min = 1, max = 1000) int attempt, @ForAll @IntRange(min = 1, max = 1000) int bandwidth) {
        // given
        CreateIntent intent = CreateIntent.open("uid", attempt, request(bandwidth), NOW, "key", "peerconn-0");

        // when
        String annotation = intent.toAnnotation();

        // then
        assertThat(CreateIntent.read(annotation, "uid")).contains(intent);
        assertThat(CreateIntent.read(annotation, "uid of a copy")).isEmpty();
        assertThat(intent.isFor(request(bandwidth))).isTrue();
        assertThat(intent.isFor(request(bandwidth + 1))).isFalse();
        assertThat(intent.again(NOW.plusSeconds(9)).token()).isEqualTo(intent.token());
        assertThat(CreateIntent.open("uid", attempt + 1, request(bandwidth), NOW, "key", null)
                        .token())
                .as("a refused attempt must not be answered by its token")
                .isNotEqualTo(intent.token());
    }
}
