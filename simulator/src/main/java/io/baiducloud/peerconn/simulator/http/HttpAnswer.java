package io.baiducloud.peerconn.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One answer: what HTTP says, and how it is delivered. */
public final class HttpAnswer {
    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final Delivery delivery;

    private HttpAnswer(int status, Headers headers, byte[] body, Delivery delivery) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.delivery = delivery;
    }

    /** An answer without body. */
    public static HttpAnswer of(int status) {
        return new HttpAnswer(status, Headers.none(), new byte[0], new Delivery.Whole());
    }

    /** An answer with a text body. */
    public static HttpAnswer of(int status, String body) {
        return of(status).withBody(body);
    }

    /** The same with another status. */
    public HttpAnswer withStatus(int newStatus) {
        return new HttpAnswer(newStatus, headers, body, delivery);
    }

    /** The same with one more header. */
    public HttpAnswer withHeader(String name, String value) {
        return new HttpAnswer(status, headers.with(name, value), body, delivery);
    }

    /** The same with that header in place of those of its name. */
    public HttpAnswer withOnlyHeader(String name, String value) {
        return new HttpAnswer(status, headers.without(name).with(name, value), body, delivery);
    }

    /** The same with another body. */
    public HttpAnswer withBody(String text) {
        return new HttpAnswer(status, headers, text.getBytes(StandardCharsets.UTF_8), delivery);
    }

    /** The same with blanks behind the body until it has at least that many bytes. */
    public HttpAnswer padded(int bytes) {
        byte[] longer = Arrays.copyOf(body, Math.max(bytes, body.length));
        Arrays.fill(longer, body.length, longer.length, (byte) ' ');
        return new HttpAnswer(status, headers, longer, delivery);
    }

    /** The same, delivered another way. */
    public HttpAnswer withDelivery(Delivery newDelivery) {
        return new HttpAnswer(status, headers, body, newDelivery);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The headers but Content-Length and Connection, which the writer adds. */
    public Headers headers() {
        return headers;
    }

    /** The body as text. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** How it is delivered. */
    public Delivery delivery() {
        return delivery;
    }

    byte[] body() {
        return body;
    }
}
