package io.baiducloud.peerconn.simulator.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What makes two requests with one client token the same: method, path, parameters in any order, and body. */
final class Fingerprint {
    private static final Set<String> CREDENTIALS = Set.of("authorization", "x-bce-security-token");

    private Fingerprint() {}

    static String of(Call call) {
        String text = call.caller().region() + "\n" + call.request().method() + "\n"
                + call.request().path() + "\n"
                + call.request().query().parameters().stream()
                        .filter(parameter ->
                                !CREDENTIALS.contains(parameter.name().toLowerCase(Locale.ROOT)))
                        .map(parameter -> parameter.name() + "=" + parameter.value())
                        .sorted()
                        .collect(Collectors.joining("&"))
                + "\n" + call.request().bodyText();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
