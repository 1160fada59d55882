package io.baiducloud.peerconn.operator.config;

import io.baiducloud.peerconn.operator.config.Option.Parser;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parsers that options are made of. Each message completes "The value ...". */
final class Parsers {
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern REGION = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final String REQUIREMENT =
            "!?[\\w./-]+|[\\w./-]+\\s*(=|==|!=)\\s*[\\w.-]*|[\\w./-]+\\s+(in|notin)\\s*\\(\\s*[\\w.-]*(\\s*,\\s*[\\w.-]*)*\\s*\\)";
    private static final Pattern SELECTOR =
            Pattern.compile("\\s*(" + REQUIREMENT + ")\\s*(,\\s*(" + REQUIREMENT + ")\\s*)*");

    private Parsers() {}

    /** Any text that is not blank. */
    static Parser<String> text() {
        return text -> {
            require(!text.isBlank(), "is blank");
            return text.strip();
        };
    }

    /** A text of that form. */
    static Parser<String> text(Pattern form, String otherwise) {
        return text -> {
            require(form.matcher(text).matches(), otherwise);
            return text;
        };
    }

    static Parser<String> namespace() {
        return text(NAMESPACE, "is not the name of a namespace");
    }

    static Parser<String> labelSelector() {
        return text(SELECTOR, "is not a label selector");
    }

    static Parser<Set<String>> words() {
        return text -> {
            var words = new LinkedHashSet<>(split(text));
            return Set.copyOf(words);
        };
    }

    /** Comma separated region codes, at least one. */
    static Parser<Set<String>> regions() {
        return text -> {
            var regions = new LinkedHashSet<>(split(text));
            require(!regions.isEmpty(), "names no region");
            regions.forEach(region ->
                    require(REGION.matcher(region).matches(), "has \"" + region + "\", which is not a region code"));
            return Set.copyOf(regions);
        };
    }

    /** A pair on each line; values may be empty and have any character. */
    static Parser<Map<String, String>> tags() {
        return text -> {
            var tags = new LinkedHashMap<String, String>();
            text.lines().filter(line -> !line.isBlank()).forEach(pair -> {
                var equals = pair.indexOf('=');
                require(equals > 0, "has \"" + pair + "\", which is not KEY=VALUE");
                tags.put(pair.substring(0, equals), pair.substring(equals + 1));
            });
            return Map.copyOf(tags);
        };
    }

    /** Names of namespaces, or {@code *}; an empty text means all. */
    static Parser<NamespaceSelection> namespacesOrAll() {
        return text ->
                split(text).isEmpty() ? NamespaceSelection.all() : namespaces().parse(text);
    }

    /** Names of namespaces, or {@code *}; an empty text means none. */
    static Parser<NamespaceSelection> namespaces() {
        return text -> {
            var names = split(text);
            if (names.contains("*")) {
                require(names.size() <= 1, "has * beside names");
                return NamespaceSelection.all();
            }
            names.forEach(name -> require(
                    NAMESPACE.matcher(name).matches(), "has \"" + name + "\", which is not the name of a namespace"));
            return NamespaceSelection.of(names);
        };
    }

    static Parser<SecretName> secretName() {
        return text -> SecretName.find(text)
                .orElseThrow(
                        () -> new IllegalArgumentException("is not a namespace and a name with a slash between them"));
    }

    static <E extends Enum<E>> Parser<E> word(Class<E> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text)
                        || constant.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is none of the accepted words"));
    }

    static Parser<Boolean> truth() {
        return text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        };
    }

    static Parser<Duration> duration(Duration least, Duration most) {
        return text -> {
            var duration = DurationText.find(text).orElseThrow(() -> new IllegalArgumentException("is not a duration"));
            require(duration.compareTo(least) >= 0, "is too short");
            require(duration.compareTo(most) <= 0, "is too long");
            return duration;
        };
    }

    static Parser<Integer> number(int least, int most) {
        return text -> {
            require(text.matches("\\d{1,9}"), "is not a whole number");
            var number = Integer.parseInt(text);
            require(number >= least, "is too small");
            require(number <= most, "is too large");
            return number;
        };
    }

    static Parser<ZoneId> zone() {
        return text -> {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("is not a time zone", e);
            }
        };
    }

    static Parser<URI> proxy() {
        return text -> {
            var uri = uri(text);
            require("http".equals(uri.getScheme()), "does not begin with http://");
            require(uri.getPort() > 0, "has no port");
            return uri;
        };
    }

    /** A file with at least one certificate: found out here, it stops the start; found out later, it stops every object. */
    static Parser<Path> certificates() {
        return text -> {
            var path = Path.of(text);
            require(Files.isRegularFile(path), "is not a file");
            require(Files.isReadable(path), "cannot be read");
            require(holdsCertificates(path), "is a file without a certificate in PEM format");
            return path;
        };
    }

    private static boolean holdsCertificates(Path file) {
        try (var in = Files.newInputStream(file)) {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .isEmpty();
        } catch (IOException | CertificateException e) {
            return false;
        }
    }

    /** Comma separated pairs; of two for one region the later one counts. */
    static Parser<Map<String, URI>> endpoints() {
        return text -> {
            var endpoints = new LinkedHashMap<String, URI>();
            for (var pair : split(text)) {
                var equals = pair.indexOf('=');
                require(equals > 0, "has \"" + pair + "\", which is not REGION=URL");
                var region = pair.substring(0, equals);
                require(REGION.matcher(region).matches(), "has \"" + region + "\", which is not a region code");
                var uri = uri(pair.substring(equals + 1));
                require(
                        "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()),
                        "has a URL for " + region + " that begins with neither http:// nor https://");
                require(
                        (uri.getPath().isEmpty() || uri.getPath().equals("/"))
                                && uri.getQuery() == null
                                && uri.getUserInfo() == null,
                        "has a URL for " + region + " with more than a host and a port");
                endpoints.put(region, uri);
            }
            return Map.copyOf(endpoints);
        };
    }

    private static URI uri(String text) {
        try {
            var uri = new URI(text);
            require(uri.getHost() != null, "has \"" + text + "\", which is not a URL with a host");
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("has \"" + text + "\", which is not a URL", e);
        }
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toList());
    }

    private static void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
