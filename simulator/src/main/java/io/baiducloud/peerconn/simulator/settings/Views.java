package io.baiducloud.peerconn.simulator.settings;

import java.time.ZoneId;
import java.util.List;

/** What reads look like where the documentation is silent or contradicts itself. */
public final class Views {
    /** Answer to a detail call for another account's side. */
    public enum ForeignSide {
        EMPTY,
        OWN,
        PEER
    }

    /** How many rows a connection has in a list that can see both its sides. */
    public enum SameRegionRows {
        ONE,
        TWO
    }

    /** The order of a list. */
    public enum ListOrder {
        ID,
        OLDEST,
        NEWEST
    }

    /** What happens to something asked for that makes no sense. */
    public enum OutOfRange {
        CLAMP,
        REFUSE
    }

    /** What an unknown thing looks like. */
    public enum Unknown {
        EMPTY,
        NOT_FOUND
    }

    /** The form of VPC ids in detail. */
    public enum VpcIdForm {
        SHORT,
        UUID
    }

    /** The key of the bandwidth. */
    public enum BandwidthKey {
        MBPS,
        TYPO,
        BOTH
    }

    /** The form of times. */
    public enum TimeForm {
        ZONELESS,
        ISO
    }

    /** A value that is not there. */
    public enum Absent {
        NULL,
        EMPTY,
        OMITTED
    }

    /** Who sees a connection's tags. */
    public enum TagAudience {
        CREATOR_ACCOUNT,
        INITIATOR_SIDE,
        EVERYONE
    }

    /** What the acceptor sees after a failed negotiation. */
    public enum FailedNegotiation {
        CONSULT_FAILED,
        GONE
    }

    /** Detail for a side of another account. */
    public static final Setting<ForeignSide> FOREIGN_SIDE = Setting.choice(
            "views.foreignSide", ForeignSide.EMPTY, "What detail answers for another account's side is unknown.");
    /** Detail for the own side that stands in another region. */
    public static final Setting<ForeignSide> OTHER_REGION_SIDE = Setting.choice(
            "views.otherRegionSide",
            ForeignSide.EMPTY,
            "Inferred: an endpoint holds the side of its region; what it answers for the other is unknown.");
    /** Detail of an unknown id. */
    public static final Setting<Unknown> UNKNOWN_DETAIL = Setting.choice(
            "views.unknownDetail",
            Unknown.EMPTY,
            "The Go SDK's live test and Terraform see a 2xx without a body; some APIs of the family answer 404.");
    /** Mutation of an unknown id. */
    public static final Setting<Unknown> UNKNOWN_MUTATION = Setting.choice(
            "views.unknownMutation", Unknown.NOT_FOUND, "Not found on PUT and DELETE: unknown, Terraform takes both.");
    /** Whether the role parameter of detail is obeyed. */
    public static final Setting<Boolean> ROLE_OBEYED =
            Setting.flag("views.roleObeyed", true, "Documented; off to see whether a client checks the role it gets.");
    /** Rows of a connection within one account and region. */
    public static final Setting<SameRegionRows> SAME_REGION_ROWS = Setting.choice(
            "views.sameRegionRows", SameRegionRows.TWO, "One row per side is inferred; the documentation is silent.");
    /** Order of lists. */
    public static final Setting<ListOrder> LIST_ORDER =
            Setting.choice("views.listOrder", ListOrder.ID, "The order of lists is unknown.");
    /** maxKeys beyond 1 to 1000. */
    public static final Setting<OutOfRange> MAX_KEYS_OUT_OF_RANGE =
            Setting.choice("views.maxKeysOutOfRange", OutOfRange.CLAMP, "Above 1000 or below 1: unknown.");
    /** List by a VPC that does not exist. */
    public static final Setting<Unknown> UNKNOWN_VPC_LIST =
            Setting.choice("views.unknownVpcList", Unknown.EMPTY, "List by an unknown VPC: unknown.");
    /** List from a marker that is nowhere. */
    public static final Setting<Unknown> UNKNOWN_MARKER = Setting.choice(
            "views.unknownMarker",
            Unknown.EMPTY,
            "A marker of a row that is gone: unknown. In id order a list simply goes on after it.");
    /** Whether list rows carry tags. */
    public static final Setting<Boolean> LIST_TAGS =
            Setting.flag("views.listTags", true, "Go's list item has tags, Java's lacks them; no page settles it.");
    /** Whether list rows carry deleteProtect. */
    public static final Setting<Boolean> LIST_PROTECTION = Setting.flag(
            "views.listDeleteProtect", true, "Go's list item has deleteProtect, Java's lacks it; no page settles it.");
    /** Whether details carry deleteProtect. */
    public static final Setting<Boolean> DETAIL_PROTECTION = Setting.flag(
            "views.detailDeleteProtect",
            true,
            "Documented; off to see what a client makes of a connection that does not tell.");
    /** Who sees tags. */
    public static final Setting<TagAudience> TAG_AUDIENCE = Setting.choice(
            "views.tagAudience", TagAudience.CREATOR_ACCOUNT, "Whether the other account sees the tags is unknown.");
    /** Tags where there are none. */
    public static final Setting<Absent> NO_TAGS =
            Setting.choice("views.noTags", Absent.EMPTY, "The field is a list or null; which one is unknown.");
    /** VPC ids in detail. */
    public static final Setting<VpcIdForm> DETAIL_VPC_IDS = Setting.choice(
            "views.detailVpcIds", VpcIdForm.SHORT, "The detail example shows UUIDs, the list example short ids.");
    /** The bandwidth's key. */
    public static final Setting<BandwidthKey> BANDWIDTH_KEY = Setting.choice(
            "views.bandwidthKey",
            BandwidthKey.MBPS,
            "The documents write bandwithInMbp, all SDKs read bandwidthInMbps, live tests confirm the SDKs.");
    /** The bandwidth as text. */
    public static final Setting<Boolean> BANDWIDTH_AS_TEXT =
            Setting.flag("views.bandwidthAsText", false, "The appendix types it String; Go would fail on that.");
    /** Form of createdTime and expiredTime. */
    public static final Setting<TimeForm> TIME_FORM = Setting.choice(
            "views.timeForm",
            TimeForm.ZONELESS,
            "The only form seen for connections is 2018-08-07 19:46:55; other VPC resources use ISO 8601.");
    /** The zone in which times without zone are written. */
    public static final Setting<ZoneId> TIME_ZONE =
            Setting.zone("views.timeZone", "Asia/Shanghai", "The zone of createdTime is unknown.");
    /** expiredTime of a postpaid connection. */
    public static final Setting<Absent> NO_EXPIRY =
            Setting.choice("views.noExpiry", Absent.NULL, "Documented as null; may come as an empty string.");
    /** The acceptor's view after rejection or time-out. */
    public static final Setting<FailedNegotiation> ACCEPTOR_AFTER_FAILURE = Setting.choice(
            "views.acceptorAfterFailure", FailedNegotiation.CONSULT_FAILED, "Only the initiator's view is documented.");

    /** All of this group. */
    public static final List<Setting<?>> ALL = List.of(
            FOREIGN_SIDE,
            OTHER_REGION_SIDE,
            UNKNOWN_DETAIL,
            UNKNOWN_MUTATION,
            ROLE_OBEYED,
            SAME_REGION_ROWS,
            LIST_ORDER,
            MAX_KEYS_OUT_OF_RANGE,
            UNKNOWN_VPC_LIST,
            UNKNOWN_MARKER,
            LIST_TAGS,
            LIST_PROTECTION,
            DETAIL_PROTECTION,
            TAG_AUDIENCE,
            NO_TAGS,
            DETAIL_VPC_IDS,
            BANDWIDTH_KEY,
            BANDWIDTH_AS_TEXT,
            TIME_FORM,
            TIME_ZONE,
            NO_EXPIRY,
            ACCEPTOR_AFTER_FAILURE);

    private Views() {}
}
