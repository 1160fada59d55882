package io.baiducloud.peerconn.operator.ops;

import java.util.Optional;

/** Gives the metrics as text. */
@FunctionalInterface
public interface Scrape {
    /**
     * Reads all metrics now.
     *
     * @param accept the header Accept of the request
     */
    Scraped scrape(Optional<String> accept);

    /**
     * Metrics as text.
     *
     * @param contentType in which format
     * @param body the text
     */
    record Scraped(String contentType, String body) {}
}
