package io.baiducloud.peerconn.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The example of the README, compiled and run as it is written there. */
@ResourceLock(Resources.SYSTEM_OUT)
class ReadmeExampleTest {
    private static final Pattern FIRST_JAVA_BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path directory;

    @Test
    void exampleRunsAgainstTheSimulatorAsWritten() throws Exception {
        Class<?> example = compile(exampleOfTheReadme());

        try (Simulator simulator = Simulator.start()) {
            Account account = simulator.account(0);
            String output = run(
                    example,
                    simulator.endpoint("bj").toString(),
                    account.accessKeyId(),
                    account.secretAccessKey(),
                    account.vpcId("bj", 0),
                    account.vpcId("gz", 0));

            assertThat(simulator.connections()).hasSize(1);
            Connection made = simulator.connections().getFirst();
            assertThat(output.lines()).containsExactly("Optional[CREATING]", made.id());
        }
    }

    @Test
    void exampleHasTenLines() throws Exception {
        assertThat(exampleOfTheReadme().lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(10);
    }

    private static String exampleOfTheReadme() throws Exception {
        Matcher block = FIRST_JAVA_BLOCK.matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private Class<?> compile(String source) throws Exception {
        Path file = Files.writeString(directory.resolve("Example.java"), source);
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        messages,
                        messages,
                        "-Xlint:all",
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        directory.toString(),
                        file.toString());
        assertThat(result).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}).loadClass("Example");
    }

    private static String run(Class<?> example, String... arguments) throws Exception {
        Constructor<?> constructor = example.getDeclaredConstructor();
        constructor.setAccessible(true);
        Method main = example.getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        PrintStream before = System.out;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            main.invoke(constructor.newInstance(), (Object) arguments);
        } finally {
            System.setOut(before);
        }
        return output.toString(StandardCharsets.UTF_8);
    }
}
