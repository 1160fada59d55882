package io.baiducloud.peerconn.client;

import io.baiducloud.peerconn.client.internal.Octets;
import io.baiducloud.peerconn.client.internal.PercentEncoding;
import io.baiducloud.peerconn.client.internal.SortedLines;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is signed of a request, in the form that bce-auth-v1 prescribes: method, path, query and headers, encoded and sorted, one
 * a line. Holds header values in clear: never print its text.
 *
 * @see <a href="https://cloud.baidu.com/doc/Reference/s/njwvz1yfu">provider's page</a>
 */
public final class CanonicalRequest {
    private static final int USUAL_LENGTH = 256;
    private static final int USUAL_NAMES = 48;
    private static final int USUAL_LINE_COUNT = 7;

    private final Octets octets;
    private final Octets signedHeaders;

    private CanonicalRequest(Octets octets, Octets signedHeaders) {
        this.octets = octets;
        this.signedHeaders = signedHeaders;
    }

    /** Signs the provider's default set: host, content-length, content-type, content-md5 and every x-bce-*. */
    public static CanonicalRequest ofDefaultHeaders(
            String method, String path, List<QueryParameter> query, Map<String, String> headers) {
        List<String> chosen = headers.keySet().stream()
                .filter(name -> isInDefaultSet(name.toLowerCase(Locale.ROOT)))
                .toList();
        return new CanonicalRequest(
                octets(method, path, query, headers, chosen, new Octets(USUAL_NAMES)), new Octets(0));
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
        Octets names = new Octets(USUAL_NAMES);
        return new CanonicalRequest(octets(method, path, query, headers, headersToSign, names), names);
    }

    private static @Nullable String valueOf(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value != null) {
            return value;
        }
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue();
            }
        }
        return null;
    }

    private static boolean isInDefaultSet(String lowerName) {
        return switch (lowerName) {
            case "host", "content-length", "content-type", "content-md5" -> true;
            default -> lowerName.startsWith("x-bce-");
        };
    }

    /** Adds the names of the headers that are signed to others, in lower case, sorted and joined by semicolons. */
    private static Octets octets(
            String method,
            String path,
            List<QueryParameter> query,
            Map<String, String> headers,
            Collection<String> headersToSign,
            Octets signedHeaders) {
        Octets octets = new Octets(USUAL_LENGTH).append(method).append('\n');
        if (path.isEmpty()) {
            octets.append('/');
        } else {
            PercentEncoding.appendPath(octets, path);
        }
        octets.append('\n');
        SortedLines lines = new SortedLines(USUAL_LENGTH / 2, USUAL_LINE_COUNT);
        appendQuery(octets, query, lines);
        octets.append('\n');
        List<String> names = new ArrayList<>(headersToSign.size());
        for (String wanted : headersToSign) {
            String value = valueOf(headers, wanted);
            String name = wanted.toLowerCase(Locale.ROOT);
            if (value != null && !value.isEmpty() && !names.contains(name)) {
                names.add(name);
                Octets line = lines.begin();
                PercentEncoding.append(line, name);
                line.append(':');
                PercentEncoding.append(line, value.strip());
                lines.end();
            }
        }
        lines.moveTo(octets, '\n');
        for (String name : names) {
            lines.begin().append(name);
            lines.end();
        }
        lines.moveTo(signedHeaders, ';');
        return octets;
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

    /** Returns method, path, query and headers, encoded and sorted, one a line. */
    public String text() {
        return octets.text();
    }

    /**
     * Returns the names of the headers that are signed, sorted and joined by semicolons; empty when the provider is to assume
     * its default set.
     */
    public String signedHeaders() {
        return signedHeaders.text();
    }

    /** The text as bytes, not to be changed. */
    Octets octets() {
        return octets;
    }

    /** The names of the headers that are signed as bytes, not to be changed. */
    Octets signedHeaderOctets() {
        return signedHeaders;
    }

    /** Shows the names only: the values may be secrets. */
    @Override
    public String toString() {
        return "CanonicalRequest[signedHeaders=" + signedHeaders() + "]";
    }
}
