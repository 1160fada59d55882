package io.baiducloud.peerconn.simulator.settings;

import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Refusal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A named set of settings, to run one test suite against several clouds that the documentation allows. */
public enum Profile {
    /** As documented, with the defaults of every setting. */
    DOCUMENTED {
        @Override
        public Settings applyTo(Settings base) {
            return base;
        }
    },
    /** The poorest answers that the documentation allows. */
    BARE {
        @Override
        public Settings applyTo(Settings base) {
            return base.with(Views.LIST_TAGS, false)
                    .with(Views.LIST_PROTECTION, false)
                    .with(Views.SAME_REGION_ROWS, Views.SameRegionRows.ONE)
                    .with(Views.DETAIL_VPC_IDS, Views.VpcIdForm.UUID)
                    .with(Views.BANDWIDTH_KEY, Views.BandwidthKey.TYPO)
                    .with(Views.BANDWIDTH_AS_TEXT, true)
                    .with(Views.TIME_FORM, Views.TimeForm.ZONELESS)
                    .with(Views.NO_TAGS, Views.Absent.NULL)
                    .with(Views.NO_EXPIRY, Views.Absent.EMPTY)
                    .with(Timing.LIST_LAG, Duration.ofSeconds(5));
        }
    },
    /** Every code that the documentation does not name is another one; outcomes are the same. */
    SCRAMBLED {
        @Override
        public Settings applyTo(Settings base) {
            Settings result = base;
            for (Refusal refusal : Refusal.values()) {
                if (!refusal.isDocumented()) {
                    result = result.with(
                            Errors.of(refusal),
                            refusal.defaultAnswer()
                                    .withCode("Scrambled"
                                            + Integer.toHexString(refusal.name().hashCode())));
                }
            }
            return result;
        }
    },
    /** A cloud without the safety nets that a client may be leaning on. */
    HOSTILE {
        @Override
        public Settings applyTo(Settings base) {
            return base.with(Rules.ONE_PER_PAIR, false)
                    .with(Rules.PROTECTION_ENFORCED, false)
                    .with(Timing.LIST_LAG, Duration.ofSeconds(60))
                    .with(Timing.DETAIL_LAG, Duration.ofSeconds(60))
                    .with(Views.ROLE_OBEYED, false)
                    .with(Tokens.REMEMBER_FAILURES, true)
                    .with(Tokens.IGNORED_FOR, Operations.of(Operation.RENEW));
        }
    };

    /** The settings of this profile on top of others. */
    public abstract Settings applyTo(Settings base);

    /** The name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The profile of that name. */
    public static Profile of(String name) {
        return Arrays.stream(values())
                .filter(profile -> profile.word().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no profile \"" + name + "\"; known are "
                        + Arrays.stream(values()).map(Profile::word).collect(Collectors.joining(", "))));
    }
}
