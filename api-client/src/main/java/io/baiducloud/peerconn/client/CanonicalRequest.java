package io.baiducloud.peerconn.client;

import io.baiducloud.peerconn.client.internal.PercentEncoding;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is signed of a request, in the form that bce-auth-v1 prescribes. Holds header values in clear: never print it.
 *
 * @param text method, path, query and headers, encoded and sorted, one a line
 * @param signedHeaders the names that were signed, sorted and joined by semicolons; empty when the provider is to assume its
 *     default set
 * @see <a href="https://cloud.baidu.com/doc/Reference/s/njwvz1yfu">provider's page</a>
 */
public record CanonicalRequest(String text, String signedHeaders) {
    private static final int USUAL_LENGTH = 512;

    /** Signs the provider's default set: host, content-length, content-type, content-md5 and every x-bce-*. */
    public static CanonicalRequest ofDefaultHeaders(
            String method, String path, List<QueryParameter> query, Map<String, String> headers) {
        TreeMap<String, String> chosen = new TreeMap<>();
        headers.forEach((name, value) -> choose(chosen, name, value, CanonicalRequest::isInDefaultSet));
        return of(method, path, query, chosen, "");
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
        TreeMap<String, Boolean> wanted = new TreeMap<>();
        headersToSign.forEach(name -> wanted.put(name.toLowerCase(Locale.ROOT), true));
        TreeMap<String, String> chosen = new TreeMap<>();
        headers.forEach((name, value) -> choose(chosen, name, value, wanted::containsKey));
        return of(method, path, query, chosen, String.join(";", chosen.keySet()));
    }

    private static void choose(
            Map<String, String> chosen, String name, String value, java.util.function.Predicate<String> wanted) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!value.isEmpty() && wanted.test(lower)) {
            chosen.put(lower, value.strip());
        }
    }

    private static boolean isInDefaultSet(String lowerName) {
        return switch (lowerName) {
            case "host", "content-length", "content-type", "content-md5" -> true;
            default -> lowerName.startsWith("x-bce-");
        };
    }

    private static CanonicalRequest of(
            String method, String path, List<QueryParameter> query, TreeMap<String, String> sorted, String names) {
        StringBuilder text = new StringBuilder(USUAL_LENGTH).append(method).append('\n');
        if (path.isEmpty()) {
            text.append('/');
        } else {
            PercentEncoding.appendPath(text, path);
        }
        text.append('\n');
        appendQuery(text, query);
        text.append('\n');
        appendHeaders(text, sorted);
        return new CanonicalRequest(text.toString(), names);
    }

    private static void appendQuery(StringBuilder text, List<QueryParameter> query) {
        String[] lines = query.stream()
                .filter(parameter -> !parameter.name().equalsIgnoreCase("authorization"))
                .map(CanonicalRequest::encode)
                .toArray(String[]::new);
        // as whole "k=v" strings, so that "a-=x" comes before "a=1"; all are ASCII, so this is the order of the bytes
        Arrays.sort(lines);
        text.append(String.join("&", lines));
    }

    private static String encode(QueryParameter parameter) {
        StringBuilder line = new StringBuilder();
        PercentEncoding.append(line, parameter.name());
        line.append('=');
        if (parameter.value() != null) {
            PercentEncoding.append(line, parameter.value());
        }
        return line.toString();
    }

    private static void appendHeaders(StringBuilder text, TreeMap<String, String> sorted) {
        String[] lines = sorted.entrySet().stream()
                .map(header -> {
                    StringBuilder line = new StringBuilder();
                    PercentEncoding.append(line, header.getKey());
                    line.append(':');
                    PercentEncoding.append(line, header.getValue());
                    return line.toString();
                })
                .toArray(String[]::new);
        Arrays.sort(lines);
        text.append(String.join("\n", lines));
    }

    /** Shows the names only: the values may be secrets. */
    @Override
    public String toString() {
        return "CanonicalRequest[signedHeaders=" + signedHeaders + "]";
    }
}
