package io.baiducloud.peerconn.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Texts are what they are, remembered or not. */
class TextTableTest {
    private final TextTable table = new TextTable();

    private String get(String text) {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.US_ASCII);
        return table.get(bytes, 1, bytes.length - 1);
    }

    @Test
    void nothingIsKeptBeforeTheFirstList() {
        assertThat(get("hush")).isEqualTo("hush").isNotSameAs(get("hush"));
    }

    @Test
    void textOfAnEarlierListIsTheSame() {
        table.makeRoomFor(1);

        assertThat(get("peerconn-9td54fmx143e"))
                .isEqualTo("peerconn-9td54fmx143e")
                .isSameAs(get("peerconn-9td54fmx143e"));
        assertThat(get("")).isEmpty();
    }

    @Test
    void longTextIsNotKept() {
        table.makeRoomFor(1);
        String text = "x".repeat(65);

        assertThat(get(text)).isEqualTo(text).isNotSameAs(get(text));
    }

    @Test
    @SuppressWarnings("ReferenceEquality") // whether it is the same one is the question
    void mostTextsOfAFullPageAreKept() {
        table.makeRoomFor(1000);
        List<String> first = texts(5000, 5000);

        List<String> second = texts(5000, 5000);

        assertThat(second).isEqualTo(first);
        long same = 0;
        for (int i = 0; i < first.size(); i++) {
            same += first.get(i) == second.get(i) ? 1 : 0;
        }
        assertThat(same).isGreaterThan(4000);
    }

    @Test
    void manyMoreThanThereIsRoomForAreStillWhatTheyAre() throws Exception {
        table.makeRoomFor(2);
        List<String> expected =
                IntStream.range(0, 2000).mapToObj(i -> "text-" + i % 997).toList();

        List<Future<List<String>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int k = 0; k < 8; k++) {
                answers.add(threads.submit(() -> texts(2000, 997)));
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
