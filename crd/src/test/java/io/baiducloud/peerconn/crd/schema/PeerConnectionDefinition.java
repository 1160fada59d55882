package io.baiducloud.peerconn.crd.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.fabric8.crdv2.generator.CRDGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The custom resource definition as text: what {@code make crd} writes and a test compares. */
final class PeerConnectionDefinition {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .stringQuotingChecker(new QuotedTimes())
                    .build())
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private PeerConnectionDefinition() {}

    /**
     * Writes the definition, or its page of the documentation.
     *
     * @param args the files to write, the page ending in {@code .md}; one whose folder does not exist is left out
     */
    public static void main(String[] args) throws IOException {
        for (String file : args) {
            Path target = Path.of(file).toAbsolutePath().normalize();
            if (Files.isDirectory(target.getParent())) {
                Files.writeString(target, file.endsWith(".md") ? PeerConnectionReference.generate() : generate());
                System.out.println("wrote " + target);
            }
        }
    }

    static String generate() throws IOException {
        Capture capture = new Capture();
        new CRDGenerator()
                .customResourceClasses(PeerConnection.class)
                .withOutput(capture)
                .withPostProcessor(new DefinitionFinish())
                .generate();
        JsonNode definition = YAML.readTree(capture.content.toByteArray());
        return "# Generated from the Java types by make crd: change those, not this file.\n"
                + YAML.writeValueAsString(withWholeNumbers(definition));
    }

    /** The model holds limits as floating point numbers: 2147483647 would read 2.147483647E9. */
    private static JsonNode withWholeNumbers(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                object.properties().forEach(field -> field.setValue(withWholeNumbers(field.getValue())));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, withWholeNumbers(array.get(i)));
                }
                yield array;
            }
            default -> node.isFloatingPointNumber() ? LongNode.valueOf(node.asLong()) : node;
        };
    }

    /** Readers of YAML 1.1 would take a bare time for something else than a string. */
    private static final class QuotedTimes extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteValue(String value) {
            return value.matches("\\d{4}-\\d{2}-\\d{2}.*") || super.needToQuoteValue(value);
        }
    }

    /** Takes the generator's one file. */
    private static final class Capture implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        @Override
        public ByteArrayOutputStream outputFor(String crdName) {
            return content;
        }

        @Override
        public URI crdURI(String crdName) {
            return Path.of(crdName).toUri(); // must look like a file, and is only reported
        }

        @Override
        public void close() {}
    }
}
