package io.baiducloud.peerconn.operator;

import java.util.Optional;

/** The version of this program, as its jar says. */
final class ProgramVersion {
    private ProgramVersion() {}

    static String get() {
        return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
