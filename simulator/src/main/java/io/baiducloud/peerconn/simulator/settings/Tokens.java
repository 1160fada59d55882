package io.baiducloud.peerconn.simulator.settings;

import java.time.Duration;
import java.util.List;

/** Client tokens, signatures and sessions. */
public final class Tokens {
    /** What a client token belongs to. */
    public enum Scope {
        ACCOUNT,
        ACCOUNT_AND_REGION
    }

    /** Whether create needs a token. */
    public static final Setting<Boolean> REQUIRED =
            Setting.flag("tokens.required", true, "Documented as required for create; the Go SDK never makes one up.");
    /** How long a token is remembered after it was last seen. */
    public static final Setting<Duration> LIFETIME =
            Setting.duration("tokens.lifetime", Duration.ofHours(24), "Documented: 24 hours from the last time seen.");
    /** Scope of tokens. */
    public static final Setting<Scope> SCOPE = Setting.choice(
            "tokens.scope", Scope.ACCOUNT, "Scope (account, region) is unknown; the stricter one is taken.");
    /** Whether refused calls are remembered. */
    public static final Setting<Boolean> REMEMBER_FAILURES = Setting.flag(
            "tokens.rememberFailures", false, "Whether a failed call is remembered by its token is unknown.");
    /** Operations whose tokens do nothing. */
    public static final Setting<Operations> IGNORED_FOR = Setting.operations(
            "tokens.ignoredFor", "The general text speaks of create calls; the others only list the parameter.");
    /** How far in the future a signature may start. */
    public static final Setting<Duration> SKEW =
            Setting.duration("security.skew", Duration.ofMinutes(15), "The tolerance for clock skew is unknown.");
    /** Offset of the service's clock against the real one. */
    public static final Setting<Duration> CLOCK_OFFSET = Setting.duration(
            "security.clockOffset", Duration.ZERO, "A knob: the clock against which signatures are judged is wrong.");
    /** Longest session. */
    public static final Setting<Duration> SESSION_MAX = Setting.duration(
            "security.sessionMax", Duration.ofHours(36), "The longest duration of GetSessionToken is unknown.");
    /** Longest assumed role. */
    public static final Setting<Duration> ROLE_MAX =
            Setting.duration("security.assumeRoleMax", Duration.ofHours(2), "Documented: at most two hours.");

    /** All of this group. */
    public static final List<Setting<?>> ALL = List.of(
            REQUIRED, LIFETIME, SCOPE, REMEMBER_FAILURES, IGNORED_FOR, SKEW, CLOCK_OFFSET, SESSION_MAX, ROLE_MAX);

    private Tokens() {}
}
