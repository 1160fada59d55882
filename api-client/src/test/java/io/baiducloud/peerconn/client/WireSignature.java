package io.baiducloud.peerconn.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.RecordedRequest;

/** Checks a signature as a server does, from what arrived. Written from the documents, without the client's code. */
final class WireSignature {
    private WireSignature() {}

    static boolean isValid(RecordedRequest request, String secretAccessKey) {
        String[] parts = request.getHeaders().get("Authorization").split("/", -1);
        String prefix = String.join("/", List.of(parts).subList(0, 4));
        String canonical =
                request.getMethod() + "\n" + path(request.getTarget()) + "\n" + query(request.getTarget()) + "\n"
                        + List.of(parts[4].split(";", -1)).stream()
                                .map(name -> name + ":"
                                        + encode(request.getHeaders().get(name).trim()))
                                .collect(Collectors.joining("\n"));
        return hmac(hmac(secretAccessKey, prefix), canonical).equals(parts[5]);
    }

    private static String path(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    private static String query(String target) {
        int mark = target.indexOf('?');
        if (mark < 0) {
            return "";
        }
        List<String> parameters = new ArrayList<>();
        for (String parameter : target.substring(mark + 1).split("&", -1)) {
            parameters.add(parameter.contains("=") ? parameter : parameter + "=");
        }
        Collections.sort(parameters);
        return String.join("&", parameters);
    }

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            String c = new String(new byte[] {b}, StandardCharsets.ISO_8859_1);
            encoded.append(
                    c.matches("[A-Za-z0-9_.~-]")
                            ? c
                            : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
        }
        return encoded.toString();
    }

    static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
