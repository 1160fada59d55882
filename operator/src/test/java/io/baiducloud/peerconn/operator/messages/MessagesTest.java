package io.baiducloud.peerconn.operator.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.baiducloud.peerconn.operator.ops.ProjectFiles;
import io.baiducloud.peerconn.operator.plan.SpokenConditions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What people read from us stands in one file, so that a change of it is seen in review. With {@code -Dmessages.write} the file
 * is written anew instead: {@code make messages}.
 */
class MessagesTest {
    private static final Path FILE = ProjectFiles.of("operator/src/test/resources/messages.txt");

    @Test
    void areAsReviewed() throws IOException {
        // when
        var now = render();

        // then
        if (System.getProperty("messages.write") != null) {
            Files.writeString(FILE, now);
            return;
        }
        assertThat(now.lines().toList())
                .as("what people read has changed: run `make messages`, read the difference as a stranger would"
                        + " (does it name the object, the value, the next step?) and commit it")
                .isEqualTo(ProjectFiles.text(FILE).lines().toList());
    }

    private static String render() throws IOException {
        var page = new StringBuilder("""
            Everything the operator says to people. Written by `make messages`, compared by MessagesTest.

            == Conditions and pending actions, in the situations of src/test/resources/plan
            """);
        SpokenConditions.ofAllCases()
                .forEach((message, where) ->
                        page.append(message).append("   ").append(where).append('\n'));
        page.append("\n== Refused by the API server, from the definition\n");
        admission().forEach(line -> page.append(line).append('\n'));
        page.append("\n"
                + "== In the sources: conditions, events, log lines, problems at the start; {} stands for what is"
                + " put in\n");
        append(page, "operator/src/main/java/io/baiducloud/peerconn/operator");
        page.append("\n"
                + "== In the sources of api-client: what the operator quotes in conditions, events and errors, and what"
                + " users of the client read\n");
        append(page, "api-client/src/main/java/io/baiducloud/peerconn/client");
        return page.toString();
    }

    private static void append(StringBuilder page, String sources) {
        Sentences.in(ProjectFiles.of(sources)).forEach((file, sentences) -> {
            page.append("-- ").append(file).append('\n');
            sentences.forEach(sentence -> page.append(sentence.stripTrailing()).append('\n'));
        });
    }

    private static List<String> admission() throws IOException {
        Map<String, Set<String>> rules = new TreeMap<>();
        var definition = new YAMLMapper()
                .readTree(ProjectFiles.text(ProjectFiles.of(
                        "crd/src/main/resources/META-INF/fabric8/peerconnections.vpc.baiducloud.io-v1.yml")));
        collect("", definition.at("/spec/versions/0/schema/openAPIV3Schema"), rules);
        return rules.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(message -> entry.getKey() + ": " + message))
                .toList();
    }

    private static void collect(String path, JsonNode schema, Map<String, Set<String>> rules) {
        schema.path("x-kubernetes-validations")
                .forEach(rule -> rules.computeIfAbsent(path, ignored -> new TreeSet<>())
                        .add(rule.path("message")
                                .asText("(no message) " + rule.path("rule").asText())));
        schema.path("properties")
                .properties()
                .forEach(field -> collect(
                        path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), rules));
        if (schema.has("items")) {
            collect(path + "[]", schema.path("items"), rules);
        }
    }
}
