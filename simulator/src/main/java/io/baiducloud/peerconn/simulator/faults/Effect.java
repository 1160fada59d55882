package io.baiducloud.peerconn.simulator.faults;

import java.time.Duration;
import java.util.Optional;

/** What goes wrong with a request. */
public sealed interface Effect {

    /** The answer takes longer. */
    record Latency(Duration delay) implements Effect {}

    /** An error instead of the work: 429, 500, 502, 503 or whatever; nothing is applied. */
    record ErrorStatus(int status, String code, String message, Optional<String> retryAfter) implements Effect {}

    /** The connection is reset before the request is applied. */
    record ResetBefore() implements Effect {}

    /** The request is applied, then the connection is reset: the client cannot know. */
    record ResetAfter() implements Effect {}

    /** The request is applied, but the answer has no body. */
    record EmptyBody() implements Effect {}

    /** The request is applied, but half of the answer's body is missing. */
    record TruncatedBody() implements Effect {}

    /** The answer is a web page. */
    record HtmlBody(int status) implements Effect {}

    /** The request is applied, but the answer is padded to at least this size. */
    record OversizedBody(int bytes) implements Effect {}

    /** The request is applied, but the answer comes a few bytes at a time. */
    record SlowDrip(int bytesAtOnce, Duration pause) implements Effect {}

    /** Reads show the world as it was so long ago. */
    record StaleReads(Duration lag) implements Effect {}

    /** Rows have another status word. */
    record UnknownStatus(String word) implements Effect {}

    /** Objects have fields that nobody has heard of. */
    record ExtraFields() implements Effect {}

    /** Every row of a page comes twice. */
    record DuplicateRows() implements Effect {}

    /** The rows of a page come in another order. */
    record ReorderRows() implements Effect {}

    /** Pages are never longer than this. */
    record PageCap(int rows) implements Effect {}

    /** Behind the last page comes the first one again. */
    record EndlessList() implements Effect {}

    /** A mutation is answered as if it had worked, but nothing happens. */
    record NoEffect() implements Effect {}

    /** The service's clock is wrong by that much while it judges the signature. */
    record ClockSkew(Duration offset) implements Effect {}
}
