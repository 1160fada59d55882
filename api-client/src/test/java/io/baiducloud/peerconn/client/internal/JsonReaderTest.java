package io.baiducloud.peerconn.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is JSON and what is not, by hand. */
class JsonReaderTest {
    private static JsonReader reader(byte[] json) {
        return new JsonReader(new ByteArrayInputStream(json), new byte[4], new TextTable());
    }

    private static JsonReader reader(String json) {
        return reader(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuses(JsonReader reader) {
        assertThatExceptionOfType(UnreadableAnswerException.class)
                .isThrownBy(reader::text)
                .withMessage("is not the JSON that it should be");
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
    void valueAsText(String json, String text) throws IOException {
        JsonReader reader = reader(" \n" + json + "\t\r\n");

        assertThat(reader.text()).isEqualTo(text);
        assertThat(reader.isAtEnd()).isTrue();
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
    void otherThingsAreRefused(String json) {
        refuses(reader(json));
    }

    @Test
    void leadingZerosAreNoNumber() throws IOException {
        refuses(reader("01"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xc0, 0xff, 0xe5})
    void bytesThatMeanNothingAreRefused(int b) {
        refuses(reader(new byte[] {'"', (byte) b, '"'}));
    }

    @Test
    void nestingHasAnEnd() throws IOException {
        reader("[".repeat(100) + "]".repeat(100)).skipValue();

        refuses(reader("[".repeat(102) + "]".repeat(102)));
        refuses(reader("{\"a\":".repeat(1_000_000)));
    }

    @Test
    void nameIsTakenOnlyAsAWhole() throws IOException {
        byte[] status = "status\":".getBytes(StandardCharsets.US_ASCII);
        JsonReader reader = new JsonReader(
                new ByteArrayInputStream("{\"statusAsString\":1,\"status\":2}".getBytes(StandardCharsets.US_ASCII)),
                new byte[64],
                new TextTable());

        reader.beginObject();
        assertThat(reader.nextName()).isTrue();
        assertThat(reader.takeName(status)).isFalse();
        assertThat(reader.takeName()).isEqualTo("statusAsString");
        assertThat(reader.text()).isEqualTo("1");
        assertThat(reader.nextName()).isTrue();
        assertThat(reader.takeName(status)).isTrue();
        assertThat(reader.text()).isEqualTo("2");
        assertThat(reader.nextName()).isFalse();
        assertThat(reader.isAtEnd()).isTrue();
    }
}
