package io.baiducloud.peerconn.client.internal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object without white space. Equal calls give equal bytes. */
final class JsonWriter {
    private static final String DIGITS = "0123456789ABCDEF";

    private final StringBuilder text = new StringBuilder(256);
    /** Whether an object or array has just begun, so that no comma is due. */
    private boolean fresh = true;

    JsonWriter beginObject() {
        comma();
        text.append('{');
        fresh = true;
        return this;
    }

    JsonWriter endObject() {
        text.append('}');
        fresh = false;
        return this;
    }

    /** Begins an object in an object. */
    JsonWriter beginObject(String name) {
        name(name);
        text.append('{');
        fresh = true;
        return this;
    }

    JsonWriter beginArray(String name) {
        name(name);
        text.append('[');
        fresh = true;
        return this;
    }

    JsonWriter endArray() {
        text.append(']');
        fresh = false;
        return this;
    }

    /** Writes a text, or nothing for null. */
    JsonWriter field(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            quote(value);
        }
        return this;
    }

    JsonWriter field(String name, int value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonWriter field(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    /** Writes an element of an array. */
    JsonWriter element(String value) {
        comma();
        quote(value);
        return this;
    }

    byte[] toBytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void name(String name) {
        comma();
        quote(name);
        text.append(':');
    }

    private void comma() {
        if (!fresh) {
            text.append(',');
        }
        fresh = false;
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') {
                        text.append("\\u00").append(DIGITS.charAt(c >> 4)).append(DIGITS.charAt(c & 0xf));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
