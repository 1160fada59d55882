package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;

/** Whatever bytes a server sends, what comes out is a value, or an error of the family that repeats nothing of Jackson's. */
class ForeignBytesProperties {
    private static final String ID = "peerconn-9td54fmx143e";

    private static final byte[] PAGE = """
            {"peerConns":[{"peerConnId":"peerconn-9td54fmx143e","role":"initiator","status":"active","bandwidthInMbps":10,
            "description":"对等 \\u5bf9\\ud83d\\ude00 \\"","localIfId":"qpif-1","localIfName":"n","localVpcId":"vpc-1",
            "localRegion":"bj","peerVpcId":"vpc-2","peerRegion":"gz","peerAccountId":"acc","paymentTiming":"Postpaid",
            "dnsStatus":"close","createdTime":"2018-08-07 19:46:55","expiredTime":null,"new":[1.5e3,{"deep":[[]]},-0,false],
            "tags":[{"tagKey":"k","tagValue":"v"}],"deleteProtect":true},{"peerConnId":"b","bandwithInMbp":"20"}],
            "nextMarker":"m2","isTruncated":true,"maxKeys":1000}""".getBytes(StandardCharsets.UTF_8);

    private static final byte[] LONG_PAGE = IntStream.range(0, 300)
            .mapToObj(i -> "{\"peerConnId\":\"peerconn-" + i + "\",\"description\":\"" + "对".repeat(i % 40) + "\"}")
            .collect(Collectors.joining(",", "{\"peerConns\":[", "],\"isTruncated\":false}"))
            .getBytes(StandardCharsets.UTF_8);

    private static final byte[] ROW = """
            {"peerConnId":"peerconn-9td54fmx143e","status":"active","tags":[{"tagKey":"k"}]}""".getBytes(StandardCharsets.UTF_8);

    private static final byte[] SESSION = """
            {"accessKeyId":"sak","secretAccessKey":"ssk","sessionToken":"tok/en+==","createTime":"2018-07-20T11:37:16Z",
            "expiration":"2018-07-20T23:37:16Z","userId":"u1","new":{"a":[1]}}""".getBytes(StandardCharsets.UTF_8);

    private static final byte[] REFUSAL = """
            {"code":"AccessDenied","message":"no \\u0077ay 对","requestId":"r1","new":[{}]}""".getBytes(StandardCharsets.UTF_8);

    private static volatile Answer answer = new Answer(200, ByteString.EMPTY);

    private static final Interceptor CLOUD = chain -> new Response.Builder()
            .request(chain.request())
            .protocol(Protocol.HTTP_1_1)
            .code(answer.status)
            .message("")
            .header("Date", "Fri, 20 Jul 2018 11:37:16 GMT")
            .body(ResponseBody.create(answer.body, null))
            .build();

    private static final PeerConnClient CLIENT = set(PeerConnClient.builder()).build();
    private static final StsClient STS = set(StsClient.builder()).build();

    private static <B extends ClientBuilder<B>> B set(B builder) {
        return builder.endpoint("http://cloud.invalid")
                .credentials("ak", "sk")
                .retryPolicy(RetryPolicy.none())
                .clock(Clock.fixed(Instant.parse("2018-07-20T11:37:16Z"), ZoneOffset.UTC))
                .okHttpClient(new OkHttpClient.Builder().addInterceptor(CLOUD).build());
    }

    /** What a server says. */
    private record Answer(int status, ByteString body) {}

    /** Every way in which an answer is read. */
    private enum Call {
        LIST(() -> CLIENT.list(ListPeerConnsRequest.all())),
        DETAIL(() -> CLIENT.detail(ID, PeerConnRole.INITIATOR)),
        CREATE(() -> CLIENT.create(CreatePeerConnRequest.builder()
                .localVpcId("vpc-1")
                .peerVpcId("vpc-2")
                .peerRegion("gz")
                .bandwidthInMbps(1)
                .build())),
        DELETE(() -> CLIENT.delete(ID)),
        SESSION(() -> STS.getSessionToken(SessionTokenRequest.defaults()));

        @SuppressWarnings("ImmutableEnumChecker") // nothing in it changes
        private final Runnable call;

        Call(Runnable call) {
            this.call = call;
        }

        void run(int status, byte[] body, Consumer<BceException> whenItFails) {
            answer = new Answer(status, ByteString.of(body));
            try {
                call.run();
            } catch (BceException e) {
                isOurs(e);
                whenItFails.accept(e);
            }
        }

        void fails(byte[] body) {
            assertThatExceptionOfType(BceException.class)
                    .as("%s of %s", this, new String(body, StandardCharsets.ISO_8859_1))
                    .isThrownBy(() -> run(200, body, e -> {
                        throw e;
                    }))
                    .isInstanceOfAny(BceException.Unavailable.class, BceException.OutcomeUnknown.class);
        }
    }

    private static void isOurs(BceException e) {
        assertThat(e).hasNoCause();
        assertThat(e.getMessage().toLowerCase(Locale.ROOT))
                .hasSizeLessThan(1_000)
                .doesNotContain("jackson", "source:", "\n");
    }

    private static void isReadSafely(byte[] body) {
        for (int status : new int[] {200, 403, 500}) {
            for (Call call : Call.values()) {
                call.run(status, body, e -> assertThat(e.httpStatus()).isEqualTo(status));
            }
        }
    }

    @Property(tries = 100)
    void anyBytes(@ForAll byte[] body) {
        isReadSafely(body);
    }

    @Property(tries = 200)
    void anyText(@ForAll("texts") List<byte[]> words) {
        isReadSafely(join(words));
    }

    @Property(tries = 300)
    void damagedAnswers(@ForAll("answers") byte[] body, @ForAll("damages") List<Damage> damages) {
        byte[] damaged = body;
        for (Damage damage : damages) {
            damaged = damage.done(damaged);
        }

        isReadSafely(damaged);
    }

    @Example
    void answersThatBreakOffAnywhere() {
        for (int length = 0; length < PAGE.length; length++) {
            Call.LIST.fails(Arrays.copyOf(PAGE, length));
        }
        for (int length = 0; length < LONG_PAGE.length; length += 97) {
            Call.LIST.fails(Arrays.copyOf(LONG_PAGE, length));
        }
        for (int length = 0; length < SESSION.length; length++) {
            Call.SESSION.fails(Arrays.copyOf(SESSION, length));
        }
        for (int length = 0; length < ROW.length; length++) {
            Call.CREATE.fails(Arrays.copyOf(ROW, length));
        }
        for (int length = 1; length < ROW.length; length++) {
            Call.DETAIL.fails(Arrays.copyOf(ROW, length));
            Call.DELETE.fails(Arrays.copyOf(ROW, length));
        }
        for (int length = 0; length < REFUSAL.length; length++) {
            isReadSafely(Arrays.copyOf(REFUSAL, length));
        }
    }

    @Example
    void answersThatAreWholeAreRead() {
        for (byte[] page : List.of(PAGE, LONG_PAGE)) {
            Call.LIST.run(200, page, e -> {
                throw new AssertionError(e);
            });
        }
        Call.SESSION.run(200, SESSION, e -> {
            throw new AssertionError(e);
        });
        Call.LIST.run(403, REFUSAL, e -> assertThat(e.findCode()).contains("AccessDenied"));
    }

    @Example
    void answersThatAreMadeToHurt() {
        String digits = "9".repeat(100_000);
        for (String value : List.of(
                "[".repeat(100_000),
                "{\"a\":".repeat(50_000),
                digits,
                "-" + digits + "." + digits,
                "1e" + digits,
                "1e999999999",
                "\"" + "\\ud800".repeat(50_000) + "\"",
                "\"" + "\\u0000".repeat(10_000) + "\"",
                "\"" + "x".repeat(1_200_000) + "\"",
                names(20_000, i -> "a" + i),
                names(20_000, i -> "status"))) {
            for (String field : List.of("new", "status", "bandwidthInMbps", "peerConns", "code")) {
                byte[] body = ("{\"peerConnId\":\"a\",\"" + field + "\":" + value + ",\"peerConns\":[]}")
                        .getBytes(StandardCharsets.UTF_8);
                Call.DETAIL.run(200, body, e -> {});
                Call.LIST.run(403, body, e -> {});
                Call.LIST.run(200, body, e -> {});
                Call.SESSION.run(200, body, e -> {});
            }
        }
    }

    private static String names(int count, IntFunction<String> name) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"" + name.apply(i) + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** One thing that goes wrong on the way: bytes are cut out, and others put in their place. */
    record Damage(double from, double length, ByteString instead) {
        byte[] done(byte[] body) {
            int start = (int) (from * body.length);
            int end = start + (int) (length * (body.length - start));
            return join(List.of(
                    Arrays.copyOf(body, start), instead.toByteArray(), Arrays.copyOfRange(body, end, body.length)));
        }
    }

    private static byte[] join(List<byte[]> parts) {
        byte[] whole = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int length = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, length, part.length);
            length += part.length;
        }
        return whole;
    }

    @Provide
    Arbitrary<byte[]> answers() {
        return Arbitraries.of(PAGE, LONG_PAGE, ROW, SESSION, REFUSAL);
    }

    @Provide
    Arbitrary<byte[]> words() {
        Arbitrary<byte[]> texts = Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"",
                        "\\",
                        "\\u",
                        "\\ud800",
                        "\\u0000",
                        "\u0000",
                        "\ufeff",
                        "null",
                        "true",
                        "nul",
                        "-",
                        "1e999999999",
                        "9".repeat(2_000),
                        ".",
                        "e",
                        "NaN",
                        "//",
                        "/*",
                        "'",
                        "\u2028",
                        "对",
                        "😀",
                        " ",
                        "\n",
                        "\"peerConns\":[",
                        "{\"peerConnId\":",
                        "\"peerConnId\":\"a\"",
                        "\"status\":",
                        "\"isTruncated\":true",
                        "\"nextMarker\":\"\"",
                        "\"code\":",
                        "\"expiration\":",
                        "<html>",
                        "[[[[[[[[",
                        "{\"a\":{\"a\":{\"a\":")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> odd = Arbitraries.of(
                bytes(0x80),
                bytes(0xff),
                bytes(0xc0, 0xaf),
                bytes(0xed, 0xa0, 0x80),
                bytes(0xf8, 0x88, 0x80, 0x80, 0x80),
                bytes(0xe5),
                bytes(0xff, 0xfe),
                bytes(0xfe, 0xff),
                bytes(0, 0, 0xfe, 0xff),
                bytes(0, 0, 0, '{'),
                bytes(0, '{'));
        return Arbitraries.oneOf(texts, odd);
    }

    @Provide
    Arbitrary<List<byte[]>> texts() {
        return words().list().ofMaxSize(12);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        Arbitrary<Double> length = Arbitraries.oneOf(
                Arbitraries.just(0.0),
                Arbitraries.just(0.002),
                Arbitraries.doubles().between(0, 1));
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        length,
                        Arbitraries.oneOf(words().map(ByteString::of), Arbitraries.just(ByteString.EMPTY)))
                .as(Damage::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }
}
