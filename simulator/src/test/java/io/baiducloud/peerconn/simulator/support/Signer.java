package io.baiducloud.peerconn.simulator.support;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** bce-auth-v1 for tests, written down straight from the reference and on purpose not with the simulator's code. */
public record Signer(String accessKeyId, String secretAccessKey) {

    /** The Authorization value with an explicit list of all the given headers. */
    public String sign(
            String method, String path, List<String[]> query, Map<String, String> headers, Instant start, int seconds) {
        return sign(method, path, query, headers, start, seconds, true);
    }

    public String sign(
            String method,
            String path,
            List<String[]> query,
            Map<String, String> headers,
            Instant start,
            int seconds,
            boolean listed) {
        String prefix = "bce-auth-v1/" + accessKeyId + "/" + start.truncatedTo(ChronoUnit.SECONDS) + "/" + seconds;
        List<String> pairs = new ArrayList<>();
        query.forEach(pair -> pairs.add(encode(pair[0]) + "=" + encode(pair[1] == null ? "" : pair[1])));
        pairs.sort(null);
        TreeMap<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value.trim()));
        List<String> lines = new ArrayList<>();
        lower.forEach((name, value) -> lines.add(encode(name) + ":" + encode(value)));
        String canonical = method + "\n" + encode(path).replace("%2F", "/") + "\n" + String.join("&", pairs) + "\n"
                + String.join("\n", lines);
        return prefix + "/" + (listed ? String.join(";", lower.keySet()) : "") + "/"
                + hmac(hmac(secretAccessKey, prefix), canonical);
    }

    public static String encode(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            if (c < 128 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0)) {
                out.append((char) c);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", c));
            }
        }
        return out.toString();
    }

    private static String hmac(String key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            StringBuilder hex = new StringBuilder();
            for (byte b : mac.doFinal(message.getBytes(StandardCharsets.UTF_8))) {
                hex.append(String.format(Locale.ROOT, "%02x", b));
            }
            return hex.toString();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
