package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.internal.PercentEncoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Encoding and canonical form against a second formulation, word by word from the documents and as slow as it likes. */
class SigningProperties {
    private static final Pattern ENCODED = Pattern.compile("([A-Za-z0-9_.~-]|%[0-9A-F]{2})*");

    @Property
    void encodingIsThatOfTheJdkButForItsFourOddities(@ForAll String text) {
        String expected = URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");

        assertThat(PercentEncoding.encode(text)).isEqualTo(expected).matches(ENCODED);
    }

    @Property
    void pathIsItsSegmentsEncoded(@ForAll String text) {
        List<String> segments = List.of(text.split("/", -1));

        assertThat(PercentEncoding.encodePath(text))
                .isEqualTo(segments.stream().map(PercentEncoding::encode).collect(Collectors.joining("/")));
    }

    @Property
    void canonicalRequestIsThatOfTheDocuments(
            @ForAll("methods") String method,
            @ForAll("paths") String path,
            @ForAll("queries") List<QueryParameter> query,
            @ForAll("headers") Map<String, String> headers,
            @ForAll("headerNames") Set<String> names) {
        CanonicalRequest request = CanonicalRequest.of(method, path, query, headers, names);

        assertThat(request.text()).isEqualTo(straightforward(method, path, query, headers, names));
        assertThat(request.signedHeaders()).isEqualTo(String.join(";", signedNames(headers, names)));
    }

    @Property
    void orderOfParametersAndHeadersDoesNotMatter(
            @ForAll("queries") List<QueryParameter> query, @ForAll("headers") Map<String, String> headers) {
        Map<String, String> reversed = new LinkedHashMap<>();
        new ArrayList<>(headers.keySet()).reversed().forEach(name -> reversed.put(name, headers.get(name)));

        assertThat(CanonicalRequest.ofDefaultHeaders("GET", "/", query.reversed(), reversed)
                        .text())
                .isEqualTo(CanonicalRequest.ofDefaultHeaders("GET", "/", query, headers)
                        .text());
    }

    @Property
    void canonicalRequestHasOneLineForEachPart(
            @ForAll("paths") String path,
            @ForAll("queries") List<QueryParameter> query,
            @ForAll("headers") Map<String, String> headers,
            @ForAll("headerNames") Set<String> names) {
        CanonicalRequest request = CanonicalRequest.of("GET", path, query, headers, names);

        // whatever the values hold, they cannot add a line, nor a header
        assertThat(request.text().split("\n", -1))
                .hasSize(3 + Math.max(1, signedNames(headers, names).size()));
    }

    private static String straightforward(
            String method, String path, List<QueryParameter> query, Map<String, String> headers, Set<String> names) {
        List<String> pairs = new ArrayList<>();
        for (QueryParameter parameter : query) {
            if (!parameter.name().toLowerCase(Locale.ROOT).equals("authorization")) {
                String value = parameter.value() == null ? "" : parameter.value();
                pairs.add(WireSignature.encode(parameter.name()) + "=" + WireSignature.encode(value));
            }
        }
        pairs.sort(Comparator.naturalOrder());
        List<String> lines = new ArrayList<>();
        for (String name : signedNames(headers, names)) {
            lines.add(WireSignature.encode(name) + ":"
                    + WireSignature.encode(valueOf(headers, name).strip()));
        }
        lines.sort(Comparator.naturalOrder());
        String uri = path.isEmpty() ? "/" : WireSignature.encode(path).replace("%2F", "/");
        return method + "\n" + uri + "\n" + String.join("&", pairs) + "\n" + String.join("\n", lines);
    }

    private static List<String> signedNames(Map<String, String> headers, Set<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .filter(name -> !valueOf(headers, name).isEmpty())
                .sorted()
                .toList();
    }

    private static String valueOf(Map<String, String> headers, String lowerName) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(lowerName))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of("GET", "PUT", "POST", "DELETE");
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings().ofMaxLength(20).map(text -> text.isEmpty() ? "" : "/" + text);
    }

    @Provide
    Arbitrary<List<QueryParameter>> queries() {
        Arbitrary<String> name = Arbitraries.oneOf(
                Arbitraries.strings().withChars("aA-=&~ é*+/%").ofMaxLength(3),
                Arbitraries.of("authorization", "AuthoriZation"));
        Arbitrary<String> value = Arbitraries.strings().ofMaxLength(5).injectNull(0.2);
        return Combinators.combine(name, value).as(QueryParameter::new).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Map<String, String>> headers() {
        // names differ in more than case, as HTTP demands
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(6), Arbitraries.of("", " ", " a b ", "a\nb: c", "\t"));
        return Arbitraries.maps(Arbitraries.of(HEADERS), value).ofMaxSize(6);
    }

    @Provide
    Arbitrary<Set<String>> headerNames() {
        return Arbitraries.of(HEADERS)
                .map(name -> name.toUpperCase(Locale.ROOT))
                .set()
                .ofMaxSize(6);
    }

    private static final List<String> HEADERS =
            List.of("Host", "x-bce-date", "X-Bce-Title-I", "content-type", "x-bce-a", "x-bce-a-b", "x-bce-a_b");
}
