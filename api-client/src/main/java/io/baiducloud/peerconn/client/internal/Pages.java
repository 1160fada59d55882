package io.baiducloud.peerconn.client.internal;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.ListPeerConnsRequest;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnPage;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Walks through the pages of a list, and does not go in circles. */
final class Pages implements Iterator<PeerConnPage> {
    /** Ten million rows in full pages. */
    static final int MOST_PAGES = 10_000;

    private final Function<ListPeerConnsRequest, PeerConnPage> source;
    private final Set<String> seenMarkers = new HashSet<>();
    private @Nullable ListPeerConnsRequest next;

    private Pages(ListPeerConnsRequest first, Function<ListPeerConnsRequest, PeerConnPage> source) {
        this.source = source;
        this.next = first;
        if (first.marker() != null) {
            seenMarkers.add(first.marker());
        }
    }

    /** Returns the rows of all pages; a page is read when its first row is asked for. */
    static Stream<PeerConn> rows(ListPeerConnsRequest first, Function<ListPeerConnsRequest, PeerConnPage> source) {
        Spliterator<PeerConnPage> pages = Spliterators.spliteratorUnknownSize(
                new Pages(first, source), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(pages, false).flatMap(page -> page.peerConns().stream());
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public PeerConnPage next() {
        ListPeerConnsRequest request = next;
        if (request == null) {
            throw new NoSuchElementException();
        }
        PeerConnPage page = source.apply(request);
        String marker = page.nextMarker();
        if (marker != null && (!seenMarkers.add(marker) || seenMarkers.size() > MOST_PAGES)) {
            throw endless(page.requestId());
        }
        next = marker == null ? null : request.from(marker);
        return page;
    }

    private static BceException endless(@Nullable String requestId) {
        return Failures.ofUnreadable(
                Operation.LIST_PEER_CONNS,
                200,
                requestId,
                "leads to a page that was read before, or to too many pages");
    }
}
