package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of the library that has a toString, by itself: a record shows all it holds, unless it says otherwise. */
class SecretHoldersTest {
    private static final String SECRET = "SECRET-0123456789";
    private static final BceCredentials CREDENTIALS = new BceCredentials("ak", SECRET, SECRET);

    /** Texts of these names are secrets, or hold some. */
    private static final Pattern CONFIDENTIAL =
            Pattern.compile("(?i)secretAccessKey|sessionToken|password|authorization|signature|text");

    private static final Map<Class<?>, Object> EXAMPLES = Map.ofEntries(
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(Integer.class, 1),
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true),
            Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(LocalDateTime.class, LocalDateTime.of(2018, 8, 7, 19, 46)),
            Map.entry(Clock.class, Clock.systemUTC()),
            Map.entry(List.class, List.of()),
            Map.entry(Set.class, Set.of()),
            Map.entry(BceCredentials.class, CREDENTIALS),
            Map.entry(CredentialsProvider.class, CredentialsProvider.of(CREDENTIALS)),
            Map.entry(Endpoint.class, Endpoint.of("bj")),
            Map.entry(Billing.class, Billing.prepaid(1)),
            Map.entry(
                    AccessControlList.class,
                    AccessControlList.of(AccessControlList.Entry.allow("s", "*", List.of(), List.of()))),
            Map.entry(
                    CreatePeerConnRequest.class,
                    CreatePeerConnRequest.builder()
                            .localVpcId("vpc-1")
                            .peerVpcId("vpc-2")
                            .peerRegion("gz")
                            .bandwidthInMbps(1)
                            .build()));

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.baiducloud.peerconn.client");

    static Stream<Class<?>> records() {
        return LIBRARY.stream().filter(JavaClass::isRecord).map(JavaClass::reflect);
    }

    @ParameterizedTest
    @MethodSource("records")
    void recordShowsNoSecret(Class<?> type) throws Exception {
        Object example = exampleOf(type);

        assertThat(example.toString()).startsWith(type.getSimpleName()).doesNotContain(SECRET);
    }

    @Test
    void everyOtherTypeThatShowsItselfIsKnown() {
        assertThat(LIBRARY.stream()
                        .filter(type -> !type.isRecord())
                        .filter(type -> type.tryGetMethod("toString").isPresent())
                        .map(JavaClass::getSimpleName))
                .as("SecretsTest must show each of them")
                .containsExactlyInAnyOrder(
                        "CanonicalRequest",
                        "RenewingCredentialsProvider",
                        "HttpPeerConnClient",
                        "HttpStsClient",
                        "HttpTransport",
                        "Caller");
    }

    private static Object exampleOf(Class<?> type) throws ReflectiveOperationException {
        Object known = EXAMPLES.get(type);
        if (known != null || !type.isRecord()) {
            return type.isEnum() ? type.getEnumConstants()[0] : known;
        }
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = types[i] == String.class ? textOf(components[i].getName()) : exampleOf(types[i]);
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static String textOf(String name) {
        return CONFIDENTIAL.matcher(name).matches() ? SECRET : "word";
    }
}
