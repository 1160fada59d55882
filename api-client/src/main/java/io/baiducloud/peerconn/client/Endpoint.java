package io.baiducloud.peerconn.client;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the API is served.
 *
 * @param scheme http or https
 * @param host a host name, an IPv4 address, or an IPv6 address in brackets; in lower case
 * @param port the port
 * @see <a href="https://cloud.baidu.com/doc/VPC/s/xjwvyuhpw">provider's page</a>
 */
public record Endpoint(String scheme, String host, int port) {
    /** The regions that the provider documents; others can be named all the same. */
    public static final Set<String> REGIONS = Set.of("bj", "bd", "gz", "su", "hkg", "fwh", "cd");

    private static final Pattern REGION = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9._-]*[a-z0-9])?|\\[[0-9a-f:.]+]");
    private static final Pattern TEXT =
            Pattern.compile("(?:(?<scheme>[a-zA-Z]+)://)?(?<host>\\[[^]/]*]|[^:/\\[\\]]+)(?::(?<port>[0-9]{1,5}))?/?");

    /** Checks the parts. */
    public Endpoint {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("endpoint: scheme must be http or https, is " + scheme);
        }
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("endpoint: not a host name or address: " + host);
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("endpoint: port must be 1 to 65535, is " + port);
        }
    }

    /** The endpoint of a region, over HTTPS, such as {@code bcc.bj.baidubce.com} for {@code bj}. */
    public static Endpoint ofRegion(String code) {
        if (!REGION.matcher(code).matches()) {
            throw new IllegalArgumentException("region: not a region code: " + code + ", known are " + REGIONS);
        }
        return new Endpoint("https", "bcc." + code + ".baidubce.com", 443);
    }

    /**
     * Reads a documented region code, a host, {@code host:port}, or an {@code http://} or {@code https://} URL without a
     * path. Without a scheme it is HTTPS.
     */
    public static Endpoint of(String text) {
        if (REGIONS.contains(text)) {
            return ofRegion(text);
        }
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "endpoint: must be a region code, a host, host:port, or a URL without path, user or query");
        }
        String scheme =
                parts.group("scheme") == null ? "https" : parts.group("scheme").toLowerCase(Locale.ROOT);
        int port = parts.group("port") == null ? defaultPort(scheme) : Integer.parseInt(parts.group("port"));
        return new Endpoint(scheme, parts.group("host"), port);
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("http") ? 80 : 443;
    }

    /** Returns the value of the Host header: with the port only where it is not the scheme's own. */
    public String hostHeader() {
        return port == defaultPort(scheme) ? host : host + ":" + port;
    }

    /** Returns the URL without a path, such as {@code https://bcc.bj.baidubce.com}. */
    public String url() {
        return scheme + "://" + hostHeader();
    }
}
