package io.baiducloud.peerconn.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.ListPeerConnsRequest;
import io.baiducloud.peerconn.client.PeerConnPage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A list whose markers are always new, and which therefore never repeats itself. */
class PagesTest {
    @Test
    void listThatNeverEndsIsStopped() {
        AtomicInteger pages = new AtomicInteger();

        assertThatExceptionOfType(BceException.Unavailable.class)
                .isThrownBy(() -> Pages.rows(
                                ListPeerConnsRequest.all(),
                                request -> new PeerConnPage(List.of(), "m" + pages.incrementAndGet(), "r1"))
                        .count())
                .returns("r1", e -> e.findRequestId().orElseThrow());
        assertThat(pages).hasValue(Pages.MOST_PAGES + 1);
    }
}
