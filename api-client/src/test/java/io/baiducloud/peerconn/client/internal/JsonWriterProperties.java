package io.baiducloud.peerconn.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The writer against Jackson: the same bytes. */
class JsonWriterProperties {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Property(tries = 500)
    void writesWhatJacksonWrites(@ForAll String value, @ForAll int number, @ForAll boolean flag) throws Exception {
        // half of a pair of surrogates is no character: Jackson refuses it, and so does the provider
        String text = value.codePoints()
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        ObjectNode expected = JACKSON.createObjectNode().put("text", text);
        expected.putObject("object").put("number", number);
        expected.putArray("array").add(text).add("").addObject().put("flag", flag);
        expected.putObject("empty");
        expected.putArray("none");

        byte[] written = new JsonWriter()
                .beginObject()
                .field("text", text)
                .field("absent", null)
                .beginObject("object")
                .field("number", number)
                .endObject()
                .beginArray("array")
                .element(text)
                .element("")
                .beginObject()
                .field("flag", flag)
                .endObject()
                .endArray()
                .beginObject("empty")
                .endObject()
                .beginArray("none")
                .endArray()
                .endObject()
                .toBytes();

        assertThat(written).isEqualTo(JACKSON.writeValueAsBytes(expected));
    }
}
