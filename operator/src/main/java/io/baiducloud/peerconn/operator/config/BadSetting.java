package io.baiducloud.peerconn.operator.config;

/**
 * A setting that cannot be used.
 *
 * @param setting its flag and environment variable, or the argument as given
 * @param problem what is wrong and what would be accepted
 */
public record BadSetting(String setting, String problem) {
    @Override
    public String toString() {
        return setting + ": " + problem;
    }
}
