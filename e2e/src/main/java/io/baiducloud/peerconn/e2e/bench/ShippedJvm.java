package io.baiducloud.peerconn.e2e.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the image and the chart start the operator's Java.
 *
 * @param options the options of the image's entry point, without those about the class cache, which is the image's own
 * @param withClassCache whether the image has a class cache, made by its rehearsal
 * @param memoryMiB the memory limit of the chart, which the options refer to
 */
record ShippedJvm(List<String> options, boolean withClassCache, int memoryMiB) {
    private static final String ABOUT_CLASS_CACHE = "-XX:AOT";

    private static final Pattern ENTRYPOINT = Pattern.compile("^ENTRYPOINT (\\[.*peerconn-operator\\.jar.*])$");
    private static final Pattern LIMIT = Pattern.compile("limits: \\{.*memory: (\\d+)Mi}");

    ShippedJvm {
        options = List.copyOf(options);
    }

    /** Reads the Dockerfile and the values of the chart. */
    static ShippedJvm of(Path project) {
        try {
            String entryPoint = find(ENTRYPOINT, project.resolve("Dockerfile"));
            List<String> words = List.of(new ObjectMapper().readValue(entryPoint, String[].class));
            List<String> options = words.subList(1, words.indexOf("-jar"));
            String memory = find(LIMIT, project.resolve(Path.of("helm", "peerconn-operator", "values.yaml")));
            return new ShippedJvm(
                    options.stream()
                            .filter(option -> !option.startsWith(ABOUT_CLASS_CACHE))
                            .toList(),
                    options.stream().anyMatch(option -> option.startsWith(ABOUT_CLASS_CACHE)),
                    Integer.parseInt(memory));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read how the operator is shipped", e);
        }
    }

    private static String find(Pattern pattern, Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        throw new IllegalStateException(file + " has no line like " + pattern);
    }

    /** The command that runs a jar with these and more options; outside of a container, the limit has to be told. */
    List<String> command(String java, Path jar, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.addAll(options);
        command.add("-XX:MaxRAM=" + memoryMiB + "m");
        command.addAll(more);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
