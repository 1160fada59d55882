package io.baiducloud.peerconn.simulator.auth;

import io.baiducloud.peerconn.simulator.http.Headers;
import io.baiducloud.peerconn.simulator.http.HttpRequest;
import io.baiducloud.peerconn.simulator.http.PercentCoding;
import io.baiducloud.peerconn.simulator.http.Query;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The text that is signed: method, path, query and chosen headers in their canonical form. */
final class CanonicalRequest {
    private static final Set<String> DEFAULT_HEADERS = Set.of("host", "content-length", "content-type", "content-md5");

    private CanonicalRequest() {}

    /**
     * Every text that the signer may have meant. Usually one; more where readings of the specification differ.
     *
     * @param signedHeaders the names in the Authorization value, or none for the default set
     */
    static List<String> readings(HttpRequest request, List<String> signedHeaders) {
        if (signedHeaders.isEmpty()) {
            Predicate<Headers.Field> defaults = field -> {
                String name = field.name().toLowerCase(Locale.ROOT);
                return DEFAULT_HEADERS.contains(name) || name.startsWith("x-bce-");
            };
            Predicate<Headers.Field> filled =
                    defaults.and(field -> !field.value().isEmpty());
            return List.of(
                    text(request, filled),
                    // the Java SDK signs a body-less PUT before its transport adds this header
                    text(request, filled.and(CanonicalRequest::isNotContentLengthZero)),
                    // and keeps a value of blanks
                    text(request, defaults));
        }
        Set<String> names = signedHeaders.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Predicate<Headers.Field> listed = field -> names.contains(field.name().toLowerCase(Locale.ROOT));
        return List.of(text(request, listed.and(field -> !field.value().isEmpty())), text(request, listed));
    }

    private static boolean isNotContentLengthZero(Headers.Field field) {
        return !(field.name().equalsIgnoreCase("Content-Length")
                && field.value().equals("0"));
    }

    private static String text(HttpRequest request, Predicate<Headers.Field> chosen) {
        return request.method() + "\n" + path(request.path()) + "\n" + query(request.query()) + "\n"
                + request.headers().fields().stream()
                        .filter(chosen)
                        .map(field -> PercentCoding.encode(field.name().toLowerCase(Locale.ROOT)) + ":"
                                + PercentCoding.encode(field.value().strip()))
                        .sorted()
                        .collect(Collectors.joining("\n"));
    }

    private static String path(String decoded) {
        return decoded.isEmpty() ? "/" : PercentCoding.encodePath(decoded);
    }

    private static String query(Query query) {
        return query.parameters().stream()
                .filter(parameter -> !parameter.name().equalsIgnoreCase("authorization"))
                .map(parameter ->
                        PercentCoding.encode(parameter.name()) + "=" + PercentCoding.encode(parameter.value()))
                .sorted()
                .collect(Collectors.joining("&"));
    }
}
