package io.baiducloud.peerconn.simulator.settings;

import static io.baiducloud.peerconn.simulator.model.Status.ACTIVE;
import static io.baiducloud.peerconn.simulator.model.Status.CONSULTING;
import static io.baiducloud.peerconn.simulator.model.Status.CONSULT_FAILED;
import static io.baiducloud.peerconn.simulator.model.Status.DOWN;
import static io.baiducloud.peerconn.simulator.model.Status.ERROR;
import static io.baiducloud.peerconn.simulator.model.Status.EXPIRED;
import static io.baiducloud.peerconn.simulator.model.Status.UPDATING;

import java.math.BigDecimal;
import java.util.List;

/** What the cloud allows: rules, limits, states and prices. */
public final class Rules {
    /** What happens when something is set to what it already is. */
    public enum SameState {
        ACCEPTED,
        REFUSED
    }

    /** What a prepaid connection becomes at its end. */
    public enum PrepaidEnd {
        EXPIRED,
        DOWN
    }

    /** When a resize shows. */
    public enum ResizeShows {
        AT_ONCE,
        WHEN_DONE
    }

    /** Connections per VPC. */
    public static final Setting<Integer> QUOTA_PER_VPC =
            Setting.number("rules.quotaPerVpc", 10, "Documented: 10, raisable by ticket; 0 = no limit.");
    /** Connections per account. */
    public static final Setting<Integer> QUOTA_PER_USER = Setting.number(
            "rules.quotaPerUser",
            10,
            "Documented: 10 per user, raisable; counted where the user is initiator; 0 = none.");
    /** One connection per pair. */
    public static final Setting<Boolean> ONE_PER_PAIR =
            Setting.flag("rules.onePerPair", true, "Documented; off to see whether a client is safe by its own doing.");
    /** Whether a failed negotiation blocks the pair. */
    public static final Setting<Boolean> FAILED_BLOCKS_PAIR = Setting.flag(
            "rules.failedBlocksPair", true, "User guide: a failed request must be deleted before the next one.");
    /** Whether protection protects. */
    public static final Setting<Boolean> PROTECTION_ENFORCED = Setting.flag(
            "rules.protectionEnforced", true, "Inferred; off to see whether a client is safe by its own doing.");
    /** Whether refund is stopped by protection. */
    public static final Setting<Boolean> PROTECTION_STOPS_REFUND = Setting.flag(
            "rules.protectionStopsRefund", true, "Refund releases, so protection should hold it: unknown.");
    /** Whether the acceptor's account may switch protection. */
    public static final Setting<Boolean> ACCEPTOR_PROTECTS = Setting.flag(
            "rules.acceptorProtects", false, "Who may switch protection across accounts is not documented.");
    /** Smallest bandwidth. */
    public static final Setting<Integer> BANDWIDTH_MIN =
            Setting.number("rules.bandwidthMin", 1, "No range is documented; samples start at 1.");
    /** Largest bandwidth. */
    public static final Setting<Integer> BANDWIDTH_MAX =
            Setting.number("rules.bandwidthMax", 10_000, "No range is documented; samples go up to 1000.");
    /** Step of the bandwidth. */
    public static final Setting<Integer> BANDWIDTH_STEP =
            Setting.number("rules.bandwidthStep", 1, "No step is documented.");
    /** Longest name. */
    public static final Setting<Integer> NAME_MAX =
            Setting.number("rules.nameMax", 0, "No limit is documented; 0 = none.");
    /** Longest description. */
    public static final Setting<Integer> DESCRIPTION_MAX =
            Setting.number("rules.descriptionMax", 0, "No limit is documented; 0 = none.");
    /** Most tags. */
    public static final Setting<Integer> TAGS_MAX =
            Setting.number("rules.tagsMax", 0, "No limit is documented; 0 = none.");
    /** Whether an empty text clears. */
    public static final Setting<Boolean> EMPTY_CLEARS = Setting.flag(
            "rules.emptyClears", true, "Whether \"\" clears a name or description is unknown: Go cannot send it.");
    /** Whether a change of name passes through updating. */
    public static final Setting<Boolean> UPDATE_UPDATES =
            Setting.flag("rules.updateUpdates", true, "Terraform waits for updating after an update of names.");
    /** When a new bandwidth shows. */
    public static final Setting<ResizeShows> RESIZE_SHOWS = Setting.choice(
            "rules.resizeShows", ResizeShows.AT_ONCE, "Whether a resize shows before it is done: unknown.");
    /** Resize to the same bandwidth. */
    public static final Setting<SameState> SAME_BANDWIDTH =
            Setting.choice("rules.sameBandwidth", SameState.ACCEPTED, "Resize to the same value: unknown.");
    /** Open what is open, close what is closed. */
    public static final Setting<SameState> SAME_DNS = Setting.choice(
            "rules.sameDns", SameState.ACCEPTED, "Opening an open DNS: unknown; Terraform skips the call.");
    /** End of a prepaid term. */
    public static final Setting<PrepaidEnd> PREPAID_END =
            Setting.choice("rules.prepaidEnd", PrepaidEnd.EXPIRED, "Inferred: expired or down.");
    /** Whether an unanswered prepaid request can be released. */
    public static final Setting<Boolean> PREPAID_CONSULTING_RELEASABLE = Setting.flag(
            "rules.prepaidConsultingReleasable",
            false,
            "User guide: only postpaid and failed ones; the API page speaks of usable ones only.");
    /** Requests per second. */
    public static final Setting<Integer> REQUESTS_PER_SECOND = Setting.number(
            "rules.requestsPerSecond",
            0,
            "No limit is documented; per account and endpoint, answered with errors.throttled, 0 = none.");
    /** Price of a megabit per second and month. */
    public static final Setting<BigDecimal> PRICE = Setting.money(
            "rules.pricePerMbpsMonth", "10.00", "Prices are not part of the API; within a region it is 0.");

    /** States in which names can be changed. */
    public static final Setting<Statuses> UPDATE_STATES = Setting.statuses(
            "states.update",
            "Known good: consulting, active. The others are unknown.",
            CONSULTING,
            ACTIVE,
            UPDATING,
            CONSULT_FAILED,
            DOWN,
            EXPIRED);
    /** States in which bandwidth can be changed. */
    public static final Setting<Statuses> RESIZE_STATES =
            Setting.statuses("states.resize", "Known good: active. The others are unknown.", ACTIVE);
    /** States in which a term can be extended. */
    public static final Setting<Statuses> RENEW_STATES =
            Setting.statuses("states.renew", "Known good: active; down and expired inferred.", ACTIVE, DOWN, EXPIRED);
    /** States in which a connection can be released. */
    public static final Setting<Statuses> DELETE_STATES = Setting.statuses(
            "states.delete",
            "Known good: consulting, active, consult_failed; down and expired inferred, the others unknown.",
            CONSULTING,
            ACTIVE,
            CONSULT_FAILED,
            DOWN,
            EXPIRED,
            ERROR);
    /** States in which a connection can be refunded. */
    public static final Setting<Statuses> REFUND_STATES =
            Setting.statuses("states.refund", "Not documented.", ACTIVE, CONSULT_FAILED, DOWN);

    /** All of this group. */
    public static final List<Setting<?>> ALL = List.of(
            QUOTA_PER_VPC,
            QUOTA_PER_USER,
            ONE_PER_PAIR,
            FAILED_BLOCKS_PAIR,
            PROTECTION_ENFORCED,
            PROTECTION_STOPS_REFUND,
            ACCEPTOR_PROTECTS,
            BANDWIDTH_MIN,
            BANDWIDTH_MAX,
            BANDWIDTH_STEP,
            NAME_MAX,
            DESCRIPTION_MAX,
            TAGS_MAX,
            EMPTY_CLEARS,
            UPDATE_UPDATES,
            RESIZE_SHOWS,
            SAME_BANDWIDTH,
            SAME_DNS,
            PREPAID_END,
            PREPAID_CONSULTING_RELEASABLE,
            REQUESTS_PER_SECOND,
            PRICE,
            UPDATE_STATES,
            RESIZE_STATES,
            RENEW_STATES,
            DELETE_STATES,
            REFUND_STATES);

    private Rules() {}
}
