package io.baiducloud.peerconn.simulator.faults;

import io.baiducloud.peerconn.simulator.http.Delivery;
import io.baiducloud.peerconn.simulator.http.HttpAnswer;
import java.time.Duration;
import java.util.Optional;

/** What goes wrong with a request. */
public sealed interface Effect {

    /** What goes wrong with a finished answer; the request has been applied by then. */
    sealed interface OnAnswer extends Effect {

        /** The answer as it arrives. */
        HttpAnswer spoil(HttpAnswer answer);
    }

    /** The answer takes longer. */
    record Latency(Duration delay) implements Effect {}

    /** An error instead of the work: 429, 500, 502, 503 or whatever; nothing is applied. */
    record ErrorStatus(int status, String code, String message, Optional<String> retryAfter) implements Effect {}

    /** The connection is reset before the request is applied. */
    record ResetBefore() implements Effect {}

    /** The request is applied, then the connection is reset: the client cannot know. */
    record ResetAfter() implements OnAnswer {
        @Override
        public HttpAnswer spoil(HttpAnswer answer) {
            return answer.withDelivery(new Delivery.Reset());
        }
    }

    /** The answer has no body. */
    record EmptyBody() implements OnAnswer {
        @Override
        public HttpAnswer spoil(HttpAnswer answer) {
            return answer.withBody("");
        }
    }

    /** Half of the answer's body is missing. */
    record TruncatedBody() implements OnAnswer {
        @Override
        public HttpAnswer spoil(HttpAnswer answer) {
            return answer.withDelivery(new Delivery.Truncated());
        }
    }

    /** The answer is a web page. */
    record HtmlBody(int status) implements OnAnswer {
        @Override
        public HttpAnswer spoil(HttpAnswer answer) {
            return answer.withStatus(status)
                    .withOnlyHeader("Content-Type", "text/html")
                    .withBody("<html><body><h1>" + status + "</h1><p>gateway</p></body></html>");
        }
    }

    /** The answer is padded with blanks, which JSON allows, to at least this size. */
    record OversizedBody(int bytes) implements OnAnswer {
        private static final int MOST = 256 * 1024 * 1024;

        /** Refuses sizes that would endanger the simulator itself. */
        public OversizedBody {
            if (bytes < 1 || bytes > MOST) {
                throw new IllegalArgumentException("an oversized body has 1 to " + MOST + " bytes");
            }
        }

        @Override
        public HttpAnswer spoil(HttpAnswer answer) {
            return answer.padded(bytes);
        }
    }

    /** The answer comes a few bytes at a time. */
    record SlowDrip(int bytesAtOnce, Duration pause) implements OnAnswer {
        @Override
        public HttpAnswer spoil(HttpAnswer answer) {
            return answer.withDelivery(new Delivery.Drip(bytesAtOnce, pause));
        }
    }

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
    record PageCap(int rows) implements Effect {

        /** Refuses pages without rows: such a list would never get anywhere. */
        public PageCap {
            if (rows < 1) {
                throw new IllegalArgumentException("a page has at least one row");
            }
        }
    }

    /** Behind the last page comes the first one again. */
    record EndlessList() implements Effect {}

    /** A mutation is answered as if it had worked, but nothing happens. */
    record NoEffect() implements Effect {}

    /** The service's clock is wrong by that much while it judges the signature. */
    record ClockSkew(Duration offset) implements Effect {}
}
