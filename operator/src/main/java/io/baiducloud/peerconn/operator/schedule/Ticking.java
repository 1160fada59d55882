package io.baiducloud.peerconn.operator.schedule;

import java.time.Instant;

/** Something that looks at the clock now and then, when the {@link Pulse} or a test says so. */
@FunctionalInterface
public interface Ticking {
    /** Does what is due by now; quick, for all others wait meanwhile. */
    void tick(Instant now);
}
