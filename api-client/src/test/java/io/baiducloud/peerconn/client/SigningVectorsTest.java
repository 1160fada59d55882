package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.baiducloud.peerconn.client.internal.Octets;
import io.baiducloud.peerconn.client.internal.SigningBench;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signer against what the provider's own SDK signed, stage by stage. */
class SigningVectorsTest {
    private final BceV1Signer signer = new BceV1Signer();
    private final SigningBench bench = new SigningBench();

    private static Octets octets(String text) {
        return new Octets(1).append(text);
    }

    @Test
    void thereAreThirtyOfThem() {
        assertThat(SigningVector.all()).hasSize(30);
    }

    @ParameterizedTest
    @MethodSource("io.baiducloud.peerconn.client.SigningVector#all")
    void prefixIsThatOfTheSdk(SigningVector vector) {
        Octets prefix = new Octets(1);

        SigningBench.writePrefix(
                prefix, vector.credentials().accessKeyId(), vector.timestamp(), vector.expirationSeconds());

        assertThat(prefix.text()).isEqualTo(vector.prefix());
    }

    @ParameterizedTest
    @MethodSource("io.baiducloud.peerconn.client.SigningVector#all")
    void signingKeyIsThatOfTheSdk(SigningVector vector) {
        Octets key = new Octets(1);

        bench.writeHash(key, octets(vector.credentials().secretAccessKey()), octets(vector.prefix()));

        assertThat(key.text()).isEqualTo(vector.signingKey());
    }

    @ParameterizedTest
    @MethodSource("io.baiducloud.peerconn.client.SigningVector#all")
    void canonicalRequestIsThatOfTheSdk(SigningVector vector) {
        assertThat(vector.canonical().text()).isEqualTo(vector.canonicalRequest());
    }

    @ParameterizedTest
    @MethodSource("io.baiducloud.peerconn.client.SigningVector#all")
    void signatureIsThatOfTheSdk(SigningVector vector) {
        Octets signature = new Octets(1);

        bench.writeHash(signature, octets(vector.signingKey()), octets(vector.canonicalRequest()));

        assertThat(vector.authorization()).endsWith("/" + signature.text());
    }

    @ParameterizedTest
    @MethodSource("io.baiducloud.peerconn.client.SigningVector#all")
    void authorizationIsThatOfTheSdk(SigningVector vector) {
        String authorization = signer.authorization(
                vector.canonical(), vector.credentials(), vector.timestamp(), vector.expirationSeconds());

        assertThat(authorization).isEqualTo(sortedNames(vector.authorization()));
    }

    /** The SDK sorts the names of signed headers as they were spelled, the documents want them sorted in lower case. */
    private static String sortedNames(String authorization) {
        return authorization.replace(
                "content-type;host;x-bce-zeta;x-bce-alpha", "content-type;host;x-bce-alpha;x-bce-zeta");
    }

    @Test
    void exampleOfTheDocumentsComesOutRight() {
        JsonNode example = SigningVector.file().get("officialDocumentationVector");
        CanonicalRequest request = CanonicalRequest.ofDefaultHeaders(
                "PUT",
                "/v1/test/myfolder/readme.txt",
                List.of(
                        QueryParameter.of("partNumber", "9"),
                        QueryParameter.of("uploadId", "a44cc9bab11cbd156984767aad637851")),
                Map.of(
                        "Host", "bj.bcebos.com",
                        "Date", "Mon, 27 Apr 2015 16:23:49 +0800",
                        "Content-Type", "text/plain",
                        "Content-Length", "8",
                        "Content-Md5", "NFzcPqhviddjRNnSOGo4rw==",
                        "x-bce-date", "2015-04-27T08:23:49Z"));

        String authorization = signer.authorization(
                request,
                BceCredentials.of(
                        example.get("ak").textValue(), example.get("sk").textValue()),
                Instant.parse("2015-04-27T08:23:49Z"),
                1800);

        assertThat(request.text()).isEqualTo(example.get("canonicalRequest").textValue());
        assertThat(authorization).isEqualTo(example.get("authorization").textValue());
    }

    @Test
    void authorizationParameterIsNotSigned() {
        CanonicalRequest with = CanonicalRequest.of(
                "GET",
                "",
                List.of(QueryParameter.of("AUTHORIZATION", "x"), QueryParameter.word("a")),
                Map.of("host", "h"),
                List.of("host"));

        assertThat(with.text()).isEqualTo("GET\n/\na=\nhost:h");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2018-07-20T11:37:16.999Z",
                "1969-12-31T23:59:59.5Z",
                "2024-02-29T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59Z"
            })
    void timeInThePrefixIsWrittenAsEverywhere(String time) {
        Octets prefix = new Octets(1);

        SigningBench.writePrefix(prefix, "ak", Instant.parse(time), 30);

        assertThat(prefix.text()).isEqualTo("bce-auth-v1/ak/" + BceV1Signer.format(Instant.parse(time)) + "/30");
    }

    @ParameterizedTest
    @CsvSource({"other, sk, 0, 1800", "ak, other, 0, 1800", "ak, sk, 1, 1800", "ak, sk, 0, 1801"})
    void keyOfTheLastSignatureServesOnlyItsLike(
            String accessKeyId, String secret, long laterBy, int expirationSeconds) {
        CanonicalRequest request = CanonicalRequest.of("GET", "/", List.of(), Map.of("host", "h"), List.of("host"));
        Instant time = Instant.parse("2018-07-20T11:37:16Z");
        signer.authorization(request, BceCredentials.of("ak", "sk"), time, 1800);

        String authorization = signer.authorization(
                request, BceCredentials.of(accessKeyId, secret), time.plusSeconds(laterBy), expirationSeconds);

        assertThat(authorization)
                .isEqualTo(new BceV1Signer()
                        .authorization(
                                request,
                                BceCredentials.of(accessKeyId, secret),
                                time.plusSeconds(laterBy),
                                expirationSeconds));
    }

    @Test
    void oneSignerServesManyThreads() {
        List<SigningVector> vectors = SigningVector.all().toList();

        assertThat(IntStream.range(0, 3000).parallel().mapToObj(i -> vectors.get(i % vectors.size())))
                .allSatisfy(vector -> assertThat(signer.authorization(
                                vector.canonical(),
                                vector.credentials(),
                                vector.timestamp(),
                                vector.expirationSeconds()))
                        .isEqualTo(sortedNames(vector.authorization())));
    }

    @Test
    void fractionsOfSecondsAreNotWritten() {
        assertThat(BceV1Signer.format(Instant.parse("2018-07-20T11:37:16.999Z")))
                .isEqualTo("2018-07-20T11:37:16Z");
    }

    @Test
    void canonicalRequestShowsNoValue() {
        CanonicalRequest request = CanonicalRequest.of(
                "GET", "/", List.of(), Map.of("host", "h", "x-bce-security-token", "secret"), List.of("host"));

        assertThat(request).hasToString("CanonicalRequest[signedHeaders=host]");
    }

    @Test
    void keysThatCannotStandInAHeaderAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BceCredentials.of("ak/1", "sk"))
                .withMessageContaining("accessKeyId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BceCredentials.of("ak", "sk\n"))
                .withMessageContaining("secretAccessKey")
                .withMessageNotContaining("sk\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BceCredentials("ak", "sk", ""))
                .withMessageContaining("sessionToken");
    }
}
