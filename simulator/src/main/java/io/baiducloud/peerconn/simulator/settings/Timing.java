package io.baiducloud.peerconn.simulator.settings;

import java.time.Duration;
import java.util.List;

/** How long the cloud takes; all on the business clock, all may be zero. */
public final class Timing {
    /** Stay in {@code creating}. */
    public static final Setting<Duration> CREATING =
            Setting.duration("timing.creating", Duration.ofSeconds(2), "No duration is documented.");
    /** Stay in {@code starting}. */
    public static final Setting<Duration> STARTING =
            Setting.duration("timing.starting", Duration.ofSeconds(1), "No duration is documented.");
    /** Stay in {@code updating}. */
    public static final Setting<Duration> UPDATING = Setting.duration(
            "timing.updating",
            Duration.ofSeconds(1),
            "Unknown; the Go SDK's live test suggests that a resize is over within one round trip.");
    /** Stay in {@code deleting}. */
    public static final Setting<Duration> DELETING =
            Setting.duration("timing.deleting", Duration.ofSeconds(2), "No duration is documented.");
    /** How long a connection is shown as {@code deleted}. */
    public static final Setting<Duration> DELETED = Setting.duration(
            "timing.deleted", Duration.ZERO, "After deletion a connection is normally absent, not shown as deleted.");
    /** How long DNS still reads the old word after a call. */
    public static final Setting<Duration> DNS_LAG = Setting.duration(
            "timing.dnsLag",
            Duration.ZERO,
            "DNS may still read the old value right after the call; how long is unknown.");
    /** Stay in DNS {@code wait}. */
    public static final Setting<Duration> DNS_WAIT =
            Setting.duration("timing.dnsWait", Duration.ofMillis(500), "No duration is documented.");
    /** Stay in DNS {@code syncing}. */
    public static final Setting<Duration> DNS_SYNCING =
            Setting.duration("timing.dnsSyncing", Duration.ofSeconds(1), "No duration is documented.");
    /** Stay in DNS {@code closing}. */
    public static final Setting<Duration> DNS_CLOSING =
            Setting.duration("timing.dnsClosing", Duration.ofSeconds(1), "No duration is documented.");
    /** Time to answer a cross-account request. */
    public static final Setting<Duration> NEGOTIATION = Setting.duration(
            "timing.negotiation", Duration.ofDays(7), "Documented: seven days, counted from creation.");
    /** Age of what list answers. */
    public static final Setting<Duration> LIST_LAG =
            Setting.duration("timing.listLag", Duration.ZERO, "Whether list is eventually consistent is unknown.");
    /** Age of what detail answers. */
    public static final Setting<Duration> DETAIL_LAG = Setting.duration(
            "timing.detailLag", Duration.ZERO, "The Go SDK's live test sees an update in the next detail call.");

    /** All of this group. */
    public static final List<Setting<?>> ALL = List.of(
            CREATING,
            STARTING,
            UPDATING,
            DELETING,
            DELETED,
            DNS_LAG,
            DNS_WAIT,
            DNS_SYNCING,
            DNS_CLOSING,
            NEGOTIATION,
            LIST_LAG,
            DETAIL_LAG);

    private Timing() {}
}
