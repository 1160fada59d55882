package io.baiducloud.peerconn.simulator.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baiducloud.peerconn.simulator.http.Headers;
import io.baiducloud.peerconn.simulator.http.HttpRequest;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The verifier takes what the provider's Java and Go SDKs really signed, and nothing that was changed afterwards. */
class SignatureVectorsTest {

    static Stream<Arguments> vectors() throws IOException {
        try (InputStream in = SignatureVectorsTest.class.getResourceAsStream("/signing-vectors.json")) {
            List<Arguments> arguments = new ArrayList<>();
            for (JsonNode vector : new ObjectMapper().readTree(in).get("vectors")) {
                String name =
                        vector.get("id").asText() + " " + vector.get("name").asText();
                arguments.add(Arguments.of(
                        "Java " + name,
                        vector,
                        vector.get("expected").get("authorization").asText()));
                arguments.add(Arguments.of(
                        "Go " + name,
                        vector,
                        vector.get("goSdk").get("authorization").asText()));
            }
            assertThat(arguments).hasSize(60);
            return arguments.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void takesWhatTheSdkSigned(String name, JsonNode vector, String authorization) {
        HttpRequest request = request(vector, authorization, "");
        assertThatCode(() -> verifier(vector).verify(request, signedAt(vector), Duration.ZERO))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void refusesWhatWasChangedOnTheWay(String name, JsonNode vector, String authorization) {
        HttpRequest request = request(vector, authorization, "injected=1");
        assertThatThrownBy(() -> verifier(vector).verify(request, signedAt(vector), Duration.ZERO))
                .isInstanceOf(RefusedException.class)
                .hasMessage("SIGNATURE_MISMATCH");
    }

    @org.junit.jupiter.api.Test
    void takesTheExampleOfTheDocumentation() throws IOException {
        try (InputStream in = SignatureVectorsTest.class.getResourceAsStream("/signing-vectors.json")) {
            JsonNode example = new ObjectMapper().readTree(in).get("officialDocumentationVector");
            Headers headers = Headers.none()
                    .with("Host", "bj.bcebos.com")
                    .with("Authorization", example.get("authorization").asText());
            for (var header : example.get("request").get("headers").properties()) {
                headers = headers.with(header.getKey(), header.getValue().asText());
            }
            HttpRequest request = new HttpRequest(
                    "PUT",
                    "/v1/test/myfolder/readme.txt?uploadId=a44cc9bab11cbd156984767aad637851&partNumber=9",
                    headers,
                    new byte[0]);
            SignatureVerifier verifier = new SignatureVerifier(key -> Optional.of(
                    Identity.longTerm("account", key, example.get("sk").asText())));
            assertThat(verifier.verify(request, Instant.parse("2015-04-27T08:30:00Z"), Duration.ZERO)
                            .accountId())
                    .isEqualTo("account");
        }
    }

    private static Instant signedAt(JsonNode vector) {
        return Instant.parse(vector.get("options").get("timestamp").asText());
    }

    private static SignatureVerifier verifier(JsonNode vector) {
        JsonNode credentials = vector.get("credentials");
        String token = credentials.get("sessionToken").isNull()
                ? null
                : credentials.get("sessionToken").asText();
        Identity identity = new Identity(
                "account",
                credentials.get("ak").asText(),
                credentials.get("sk").asText(),
                token,
                token == null ? null : Instant.MAX);
        return new SignatureVerifier(
                key -> key.equals(identity.accessKeyId()) ? Optional.of(identity) : Optional.empty());
    }

    private static HttpRequest request(JsonNode vector, String authorization, String extraParameter) {
        Headers headers = Headers.none();
        for (var header : vector.get("expected").get("sentHeaders").properties()) {
            headers = headers.with(header.getKey(), header.getValue().asText());
        }
        String target = vector.get("expected").get("requestTarget").asText();
        String join = target.contains("?") ? "&" : "?";
        return new HttpRequest(
                vector.get("request").get("method").asText(),
                extraParameter.isEmpty() ? target : target + join + extraParameter,
                headers.with("Authorization", authorization),
                new byte[0]);
    }
}
