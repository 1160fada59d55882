package io.baiducloud.peerconn.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.operator.ops.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What other operators and providers get wrong, by the numbers under which it was collected: nine bugs found by reading and
 * twenty-five complaints of users. Each has a test that says so where it fails: in the brackets that end the reason of a case
 * of the specification, or in the name of a method.
 */
class MistakesOfOthersTest {
    private static final int BUGS = 9;
    private static final int COMPLAINTS = 25;

    /** A test whose name begins with the number of what it keeps from happening; the annotations stand before it. */
    private static final Pattern METHOD = Pattern.compile(
            "(?s)@(?:Parameterized)?Test\\b(?:(?!\\bvoid\\b).){1,500}\\bvoid (complaint|bug)(\\d+)[A-Z]");

    private static final Pattern NUMBER = Pattern.compile("\\bB?\\d+\\b");

    @Test
    void eachIsNamedByATest() throws IOException {
        // when
        Set<String> named = new TreeSet<>(namedByCases());
        named.addAll(namedByMethods());

        // then
        assertThat(named).containsAll(all());
    }

    @Test
    void noTestNamesWhatWasNotCollected() throws IOException {
        // when
        Set<String> named = new TreeSet<>(namedByCases());
        named.addAll(namedByMethods());

        // then
        assertThat(all()).containsAll(named);
    }

    private static List<String> all() {
        return Stream.concat(
                        IntStream.rangeClosed(1, BUGS).mapToObj(number -> "B" + number),
                        IntStream.rangeClosed(1, COMPLAINTS).mapToObj(Integer::toString))
                .toList();
    }

    private static Set<String> namedByCases() {
        Set<String> numbers = new TreeSet<>();
        GoldenCase.directories(GoldenCasesTest.root()).stream()
                .map(GoldenCase::read)
                .map(GoldenCase::reason)
                .filter(reason -> reason.endsWith(")."))
                .map(reason -> reason.substring(reason.lastIndexOf('(')))
                .forEach(brackets -> addAll(NUMBER.matcher(brackets), numbers));
        return numbers;
    }

    private static void addAll(Matcher matcher, Set<String> numbers) {
        while (matcher.find()) {
            numbers.add(matcher.group());
        }
    }

    private static Set<String> namedByMethods() throws IOException {
        Set<String> numbers = new TreeSet<>();
        for (String module : List.of("operator", "e2e")) {
            try (Stream<Path> files = Files.walk(ProjectFiles.of(module + "/src/test/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(MistakesOfOthersTest::text)
                        .forEach(text -> {
                            Matcher matcher = METHOD.matcher(text);
                            while (matcher.find()) {
                                numbers.add((matcher.group(1).equals("bug") ? "B" : "") + matcher.group(2));
                            }
                        });
            }
        }
        return numbers;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
