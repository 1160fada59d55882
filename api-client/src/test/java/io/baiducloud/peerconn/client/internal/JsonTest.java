package io.baiducloud.peerconn.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is JSON and what is not, by hand. */
class JsonTest {
    private final Json json = new Json();

    private @Nullable String text(byte[] body) throws IOException {
        try (JsonParser parser = json.parse(new ByteArrayInputStream(body))) {
            if (parser.nextToken() == null) {
                throw new EOFException("nothing there");
            }
            String text = Json.text(parser);
            assertThat(parser.nextToken()).as("what follows").isNull();
            return text;
        }
    }

    private @Nullable String text(String body) throws IOException {
        return text(body.getBytes(StandardCharsets.UTF_8));
    }

    private void refuses(byte[] body) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> text(body));
    }

    private void refuses(String body) {
        refuses(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "\"\" | ``",
                "\"a b\" | a b",
                "\"对等 😀\" | 对等 😀",
                "\"\\u5bf9\\ud83d\\ude00\" | 对😀",
                "0 | 0",
                "-0.5e+10 | -0.5e+10",
                "1E9 | 1E9",
                "true | true",
                "false | false",
                "null | -",
                "{\"a\":[{}]} | -",
                "[[],{},\"]\"] | -"
            })
    void valueAsText(String body, String expected) throws IOException {
        assertThat(text(" \n" + body + "\t\r\n")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nul",
                "nulL",
                "truth",
                "fals",
                "-",
                "+1",
                ".5",
                "1.",
                "1e",
                "1e+",
                "--1",
                "NaN",
                "'a'",
                "\"a",
                "\"a\\",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\t\"",
                "\"\n\"",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "{,}",
                "{\"a\":1 \"b\":2}",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[",
                "{",
                "]",
                "}",
                "// x",
                "对"
            })
    void otherThingsAreRefused(String body) {
        refuses(body);
    }

    @Test
    void leadingZerosAreNoNumber() {
        refuses("01");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xc0, 0xff, 0xe5})
    void bytesThatMeanNothingAreRefused(int b) {
        refuses(new byte[] {'"', (byte) b, '"'});
    }

    @Test
    void nestingHasAnEnd() throws IOException {
        assertThat(text("[".repeat(100) + "]".repeat(100))).isNull();

        refuses("[".repeat(102) + "]".repeat(102));
        refuses("{\"a\":".repeat(1_000_000));
    }

    @Test
    void everyPartHasALongestOne() throws IOException {
        assertThat(text("9".repeat(1_000))).hasSize(1_000);
        assertThat(text("\"" + "x".repeat(1 << 20) + "\"")).hasSize(1 << 20);

        refuses("9".repeat(100_000));
        refuses("0." + "9".repeat(100_000));
        refuses("\"" + "x".repeat((1 << 20) + 10_000) + "\"");
        refuses("{\"" + "x".repeat(100_000) + "\":1}");
    }

    @Test
    void markOfByteOrderIsNoPartOfTheAnswer() throws IOException {
        assertThat(text("\ufeff\"a\"")).isEqualTo("a");
    }

    @Test
    void halfACharacterCannotBeSent() {
        assertThatIllegalArgumentException().isThrownBy(() -> json.write(out -> out.writeStringField("a", "x\ud83dy")));
    }

    @Test
    void whatIsWrittenIsWrittenPlainly() {
        byte[] written = json.write(out -> {
            out.writeStringField("text", "\"\\/\b\f\n\r\t\u0001\u007f\u2028对😀");
            out.writeNumberField("number", -1);
            out.writeBooleanField("flag", true);
        });

        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo("{\"text\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u007f\u2028对😀\",\"number\":-1,\"flag\":true}");
    }
}
