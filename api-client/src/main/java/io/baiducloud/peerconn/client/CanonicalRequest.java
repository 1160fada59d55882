package io.baiducloud.peerconn.client;

import io.baiducloud.peerconn.client.internal.Octets;
import io.baiducloud.peerconn.client.internal.PercentEncoding;
import io.baiducloud.peerconn.client.internal.SortedLines;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is signed of a request, in the form that bce-auth-v1 prescribes: method, path, query and headers, encoded and sorted, one
 * a line. Holds header values in clear: never print its text.
 *
 * @see <a href="https://cloud.baidu.com/doc/Reference/s/njwvz1yfu">provider's page</a>
 */
public final class CanonicalRequest {
    private static final int ROOM_FOR_ESCAPES = 48;
    private static final int USUAL_LINES = 128;
    private static final int USUAL_LINE_COUNT = 7;

    private final Octets octets;
    private final String signedHeaders;

    private CanonicalRequest(Octets octets, String signedHeaders) {
        this.octets = octets;
        this.signedHeaders = signedHeaders;
    }

    /** Signs the provider's default set: host, content-length, content-type, content-md5 and every x-bce-*. */
    public static CanonicalRequest ofDefaultHeaders(
            String method, String path, List<QueryParameter> query, Map<String, String> headers) {
        TreeMap<String, String> chosen = new TreeMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (isInDefaultSet(lower)) {
                choose(chosen, lower, value);
            }
        });
        return new CanonicalRequest(octets(method, path, query, chosen), "");
    }

    /**
     * Signs the named headers, and says so. A name that the request does not have, or has without a value, is left out.
     *
     * @param method the HTTP method
     * @param path the absolute path, not encoded
     * @param query the parameters, in any order
     * @param headers the headers of the request, names in any case
     * @param headersToSign names in any case
     */
    public static CanonicalRequest of(
            String method,
            String path,
            List<QueryParameter> query,
            Map<String, String> headers,
            Collection<String> headersToSign) {
        TreeMap<String, String> chosen = new TreeMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (isOneOf(headersToSign, lower)) {
                choose(chosen, lower, value);
            }
        });
        return new CanonicalRequest(octets(method, path, query, chosen), String.join(";", chosen.keySet()));
    }

    private static void choose(Map<String, String> chosen, String lowerName, String value) {
        if (!value.isEmpty()) {
            chosen.put(lowerName, value.strip());
        }
    }

    private static boolean isOneOf(Collection<String> names, String lowerName) {
        for (String name : names) {
            if (name.toLowerCase(Locale.ROOT).equals(lowerName)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInDefaultSet(String lowerName) {
        return switch (lowerName) {
            case "host", "content-length", "content-type", "content-md5" -> true;
            default -> lowerName.startsWith("x-bce-");
        };
    }

    private static Octets octets(
            String method, String path, List<QueryParameter> query, SortedMap<String, String> headers) {
        Octets octets =
                new Octets(lengthOf(path, query, headers)).append(method).append('\n');
        if (path.isEmpty()) {
            octets.append('/');
        } else {
            PercentEncoding.appendPath(octets, path);
        }
        octets.append('\n');
        SortedLines lines = new SortedLines(USUAL_LINES, USUAL_LINE_COUNT);
        appendQuery(octets, query, lines);
        octets.append('\n');
        appendHeaders(octets, headers, lines);
        return octets;
    }

    private static int lengthOf(String path, List<QueryParameter> query, SortedMap<String, String> headers) {
        int length = path.length() + ROOM_FOR_ESCAPES;
        for (QueryParameter parameter : query) {
            String value = parameter.value();
            length += parameter.name().length() + (value == null ? 0 : value.length()) + 2;
        }
        for (Map.Entry<String, String> header : headers.entrySet()) {
            length += header.getKey().length() + header.getValue().length() + 2;
        }
        return length;
    }

    private static void appendQuery(Octets octets, List<QueryParameter> query, SortedLines lines) {
        for (QueryParameter parameter : query) {
            if (!parameter.name().equalsIgnoreCase("authorization")) {
                Octets line = lines.begin();
                PercentEncoding.append(line, parameter.name());
                line.append('=');
                if (parameter.value() != null) {
                    PercentEncoding.append(line, parameter.value());
                }
                lines.end();
            }
        }
        // sorted as whole "k=v" lines, so that "a-=x" comes before "a=1"
        lines.moveTo(octets, '&');
    }

    private static void appendHeaders(Octets octets, SortedMap<String, String> headers, SortedLines lines) {
        headers.forEach((name, value) -> {
            Octets line = lines.begin();
            PercentEncoding.append(line, name);
            line.append(':');
            PercentEncoding.append(line, value);
            lines.end();
        });
        lines.moveTo(octets, '\n');
    }

    /** Returns method, path, query and headers, encoded and sorted, one a line. */
    public String text() {
        return octets.text();
    }

    /**
     * Returns the names of the headers that are signed, sorted and joined by semicolons; empty when the provider is to assume
     * its default set.
     */
    public String signedHeaders() {
        return signedHeaders;
    }

    /** The text as bytes, not to be changed. */
    Octets octets() {
        return octets;
    }

    /** Shows the names only: the values may be secrets. */
    @Override
    public String toString() {
        return "CanonicalRequest[signedHeaders=" + signedHeaders + "]";
    }
}
