package io.baiducloud.peerconn.operator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimsTest {
    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEW = Instant.parse("2026-02-01T00:00:00Z");

    static Stream<Arguments> rivals() {
        return Stream.of(
                Arguments.of(
                        "the tag on the connection beats everything else: it says who made it",
                        claimant("b", NEW, null),
                        claimant("a", OLD, "peerconn-1"),
                        Set.of(tag("b")),
                        Set.of("peerconn-1")),
                Arguments.of(
                        "a tag of somebody who claims nothing counts for nobody",
                        claimant("b", OLD, null),
                        claimant("a", NEW, null),
                        Set.of(tag("c")),
                        Set.of("peerconn-1")),
                Arguments.of(
                        "who manages it already keeps it, however old the other one is",
                        claimant("b", NEW, "peerconn-1"),
                        claimant("a", OLD, null),
                        Set.of(),
                        Set.of("peerconn-1")),
                Arguments.of(
                        "an id that is not there any more is worth less than one that is",
                        claimant("b", NEW, "peerconn-1"),
                        claimant("a", OLD, "peerconn-0"),
                        Set.of(),
                        Set.of("peerconn-1")),
                Arguments.of(
                        "who had one, and may have to make it again, comes before who never had one",
                        claimant("b", NEW, "peerconn-0"),
                        claimant("a", OLD, null),
                        Set.of(),
                        Set.of()),
                Arguments.of(
                        "who has asked comes before who is older: what was made may not show yet",
                        asking("b", NEW),
                        claimant("a", OLD, null),
                        Set.of(),
                        Set.of()),
                Arguments.of(
                        "among newcomers the older one wins",
                        claimant("b", OLD, null),
                        claimant("a", NEW, null),
                        Set.of(),
                        Set.of("peerconn-1")),
                Arguments.of(
                        "applied in one second: the UID decides, for every process alike",
                        claimant("a", OLD, null),
                        claimant("b", OLD, null),
                        Set.of(),
                        Set.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rivals")
    void findsWhoManagesASide(
            String reason, Claims.Claimant winner, Claims.Claimant loser, Set<String> tags, Set<String> listed) {
        assertThat(Claims.winner(List.of(winner, loser), tags, listed))
                .as(reason)
                .contains(winner);
        assertThat(Claims.winner(List.of(loser, winner), tags, listed))
                .as(reason)
                .contains(winner);
    }

    @Test
    void everybodyComesToTheSameAnswer() {
        // given
        List<Claims.Claimant> all = new ArrayList<>(List.of(
                claimant("a", OLD, null),
                claimant("b", OLD, "peerconn-0"),
                claimant("c", NEW, "peerconn-1"),
                claimant("d", OLD, "peerconn-1")));
        var random = new Random(1);

        // when
        Set<Optional<Claims.Claimant>> answers = Stream.generate(() -> {
                    Collections.shuffle(all, random);
                    return Claims.winner(all, Set.of(), Set.of("peerconn-1"));
                })
                .limit(24)
                .collect(Collectors.toSet());

        // then
        assertThat(answers).containsExactly(Optional.of(claimant("d", OLD, "peerconn-1")));
    }

    private static String tag(String name) {
        return OwnerTag.of("cluster-1", "network", name).value();
    }

    private static Claims.Claimant claimant(String name, Instant createdAt, @Nullable String managedId) {
        return claimant(name, createdAt, managedId, false);
    }

    private static Claims.Claimant asking(String name, Instant createdAt) {
        return claimant(name, createdAt, null, true);
    }

    private static Claims.Claimant claimant(
            String name, Instant createdAt, @Nullable String managedId, boolean hasAsked) {
        return new Claims.Claimant(
                new ObjectRef("network", name, "uid-" + name),
                createdAt,
                Optional.ofNullable(managedId),
                hasAsked,
                List.of(OwnerTag.of("cluster-1", "network", name)));
    }
}
