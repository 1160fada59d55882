package io.baiducloud.peerconn.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Texts are what they are, remembered or not. */
class RepeatedTextsTest {
    private final RepeatedTexts texts = new RepeatedTexts();

    private final Json json = new Json();

    private String get(String text) {
        byte[] body = ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = json.parse(new ByteArrayInputStream(body))) {
            parser.nextToken();
            return String.valueOf(texts.text(parser));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void textOfAnyCharactersIsWhatItIs() {
        assertThat(get("对等 é 😀")).isEqualTo("对等 é 😀").isSameAs(get("对等 é 😀"));
    }

    @Test
    void repeatedTextIsTheSame() {
        assertThat(get("vpc-9td54fmx143e")).isEqualTo("vpc-9td54fmx143e").isSameAs(get("vpc-9td54fmx143e"));
        assertThat(get("")).isEmpty();
    }

    @Test
    void textsOnOnePlaceAreToldApart() {
        // their hashes are the same, and the first one stays
        String first = get("AaAa");

        assertThat(get("BBBB")).isEqualTo("BBBB").isNotSameAs(get("BBBB"));
        assertThat(get("AaBB")).isEqualTo("AaBB");
        assertThat(get("AaAa")).isEqualTo("AaAa").isSameAs(first);
    }

    @Test
    void longTextIsNotKept() {
        String text = "x".repeat(65);

        assertThat(get(text)).isEqualTo(text).isNotSameAs(get(text));
    }

    @Test
    @SuppressWarnings("ReferenceEquality") // whether it is the same one is the question
    void mostTextsOfAFullPageAreKept() {
        List<String> first = texts(500, 500);

        List<String> second = texts(500, 500);

        assertThat(second).isEqualTo(first);
        long same = 0;
        for (int i = 0; i < first.size(); i++) {
            same += first.get(i) == second.get(i) ? 1 : 0;
        }
        assertThat(same).isGreaterThan(400);
    }

    @Test
    void manyMoreThanThereIsRoomForAreStillWhatTheyAre() throws Exception {
        List<String> expected =
                IntStream.range(0, 10_000).mapToObj(i -> "text-" + i % 9973).toList();

        List<Future<List<String>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int k = 0; k < 4; k++) {
                answers.add(threads.submit(() -> texts(10_000, 9973)));
            }
        }

        for (Future<List<String>> answer : answers) {
            assertThat(answer.get()).isEqualTo(expected);
        }
    }

    private List<String> texts(int count, int different) {
        return IntStream.range(0, count)
                .mapToObj(i -> get("text-" + i % different))
                .toList();
    }
}
