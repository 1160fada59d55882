package io.baiducloud.peerconn.operator.export;

import io.baiducloud.peerconn.client.PeerConn;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the definition admits a value that the cloud has; a test applies what passes here to a real API server. */
final class Admissible {
    private static final Pattern CONNECTION_ID = Pattern.compile("peerconn-[0-9A-Za-z-]{1,55}");
    private static final Pattern VPC_ID = Pattern.compile("(?=.{1,64}$)[0-9A-Za-z]+(-[0-9A-Za-z]+)+");
    private static final Pattern REGION = Pattern.compile("(?=.{1,32}$)[a-z]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern INTERFACE_NAME =
            Pattern.compile("[^\\x00-\\x20\\x7f]([^\\x00-\\x1f\\x7f]*[^\\x00-\\x20\\x7f])?");
    private static final int NAME_AT_MOST = 128;
    private static final int DESCRIPTION_AT_MOST = 1024;

    private Admissible() {}

    static boolean isConnectionId(String id) {
        return CONNECTION_ID.matcher(id).matches();
    }

    static boolean isAccountId(String id) {
        return ACCOUNT_ID.matcher(id).matches();
    }

    static boolean isDescription(String text) {
        return text.codePointCount(0, text.length()) <= DESCRIPTION_AT_MOST;
    }

    static boolean isInterfaceName(String name) {
        return name.codePointCount(0, name.length()) <= NAME_AT_MOST
                && INTERFACE_NAME.matcher(name).matches();
    }

    /** What of the place of a side an object cannot name; empty when it can name all. */
    static Optional<String> vpcsAndRegions(PeerConn side) {
        return refused("local VPC", VPC_ID, side.localVpcId())
                .or(() -> refused("peer VPC", VPC_ID, side.peerVpcId()))
                .or(() -> refused("region", REGION, side.localRegion()))
                .or(() -> refused("peer region", REGION, side.peerRegion()))
                .or(() -> String.valueOf(side.localVpcId()).equals(side.peerVpcId())
                        ? Optional.of("two VPCs, which are one")
                        : Optional.empty());
    }

    private static Optional<String> refused(String what, Pattern form, @Nullable String value) {
        return value != null && form.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(what + (value == null ? ", which the cloud does not show" : " \"" + value + "\""));
    }
}
