package io.baiducloud.peerconn.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.ConditionStatus;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A condition that the API server refuses is never written, and the object says for ever what it said before. */
class ProviderWordProperties {
    @Property(tries = 300)
    void whateverTheCloudSaysIsAReasonThatTheApiServerTakes(@ForAll String word) {
        assertThat(ProviderWord.asReason(word))
                .matches("[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?")
                .hasSizeLessThanOrEqualTo(100);
    }

    @Example
    void howeverLongItIs() {
        assertThat(ProviderWord.asReason("x".repeat(5000))).hasSize(100);
        assertThat(ProviderWord.asReason("9".repeat(5000))).hasSize(100).startsWith("Unrecognized9");
    }

    @Example
    void aMessageIsCutBeforeTheApiServerRefusesIt() {
        // given
        Conditions conditions = new Conditions(List.of(), 1, Instant.parse("2026-03-01T12:00:00Z"));

        // when
        conditions.set("Ready", ConditionStatus.FALSE, "Pending", "x".repeat(1 << 20));

        // then
        assertThat(conditions.toList().getFirst().message()).hasSizeLessThan(32_768);
    }
}
