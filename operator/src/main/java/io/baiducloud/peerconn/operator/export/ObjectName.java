package io.baiducloud.peerconn.operator.export;

import io.baiducloud.peerconn.operator.identity.Sha256;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names objects after the ids of their connections: an id never changes, so that a second export names every object as the
 * first did, whatever has come or gone meanwhile.
 */
final class ObjectName {
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final int HASH_DIGITS = 8;
    private static final int STEM_AT_MOST = 54;

    private ObjectName() {}

    static String of(String peerConnId) {
        if (DNS_LABEL.matcher(peerConnId).matches()) {
            return peerConnId;
        }
        // two ids that differ only in what a name cannot hold must not meet
        String stem = peerConnId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        String shortened = stem.length() <= STEM_AT_MOST ? stem : stem.substring(0, STEM_AT_MOST);
        return shortened + (shortened.endsWith("-") ? "" : "-") + Sha256.hex(peerConnId, HASH_DIGITS);
    }
}
