package io.baiducloud.peerconn.operator.identity;

import io.baiducloud.peerconn.client.BceCredentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names credentials without telling them. The name of a whole credential is made with a key that lives as long as the
 * process, so that nobody can check a guessed secret against a log.
 */
public final class CredentialFingerprint {
    private static final int OBSERVED_BY_DIGITS = 12;

    private final SecretKeySpec processKey;

    private CredentialFingerprint(byte[] processKey) {
        this.processKey = new SecretKeySpec(processKey, "HmacSHA256");
    }

    /** Makes names that hold within this process only. */
    public static CredentialFingerprint ofThisProcess() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new CredentialFingerprint(key);
    }

    /** Makes the same names in every process; for runs that have to replay exactly, never where keys are real. */
    public static CredentialFingerprint ofKey(byte[] key) {
        return new CredentialFingerprint(key.clone());
    }

    /** Returns the key of what a credential sees in a region: another secret or session token gives another one. */
    public CloudKey cloudKey(BceCredentials credentials, String region) {
        return new CloudKey(hash(credentials), region);
    }

    /** Returns the name of a whole credential, 64 hexadecimal digits. */
    public String hash(BceCredentials credentials) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(processKey);
            String token = credentials.sessionToken();
            // a line break can stand in none of them, so that no two credentials read the same
            String all = credentials.accessKeyId() + "\n" + credentials.secretAccessKey() + "\n"
                    + (token == null ? "" : token);
            return HexFormat.of().formatHex(mac.doFinal(all.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Returns the short name of an access key id for {@code status.observedBy}, the same in every process. */
    public static String observedBy(String accessKeyId) {
        return Sha256.hex("peerconn observed by " + accessKeyId, OBSERVED_BY_DIGITS);
    }
}
