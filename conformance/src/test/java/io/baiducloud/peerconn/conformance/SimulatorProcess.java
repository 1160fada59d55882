package io.baiducloud.peerconn.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The simulator as its users start it: a process of its own, known by its READY line. */
final class SimulatorProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final JsonNode ready;
    private final HttpClient http = HttpClient.newHttpClient();

    private SimulatorProcess(Process process, JsonNode ready) {
        this.process = process;
        this.ready = ready;
    }

    static SimulatorProcess start(String... options) throws IOException {
        return start(List.of(), options);
    }

    static SimulatorProcess start(List<String> jvmOptions, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar().toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null || !line.startsWith("READY ")) {
            process.destroyForcibly();
            throw new IllegalStateException("the simulator did not start: " + line);
        }
        return new SimulatorProcess(process, JSON.readTree(line.substring(6)));
    }

    /** Surefire runs in the module's folder, exec in the root of the project. */
    private static Path jar() {
        Path jar = Path.of("simulator", "target", "peerconn-simulator.jar");
        return Stream.of(jar, Path.of("..").resolve(jar))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(jar + " is not there: run mvnw package, which builds it"));
    }

    long pid() {
        return process.pid();
    }

    String endpoint(String region) {
        return ready.get("endpoints").get(region).asText();
    }

    JsonNode account(int index) {
        return ready.get("accounts").get(index);
    }

    String vpc(int account, String region, int index) {
        List<String> ids = new ArrayList<>();
        account(account).get("vpcs").forEach(vpc -> {
            if (vpc.get("region").asText().equals(region)) {
                ids.add(vpc.get("vpcId").asText());
            }
        });
        return ids.get(index);
    }

    JsonNode control(String method, String place, String body) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(ready.get("control").asText() + "/control/v1/" + place))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
