package io.baiducloud.peerconn.simulator.seed;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.ConnectionSketch;
import io.baiducloud.peerconn.simulator.cloud.Ids;
import io.baiducloud.peerconn.simulator.settings.Profile;
import io.baiducloud.peerconn.simulator.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/** What a simulator starts with, read from YAML. */
public final class Seed {
    private static final int LONGEST_SEED = 64 * 1024 * 1024;
    private static final YAMLMapper YAML = YAMLMapper.builder(
                    YAMLFactory.builder().loaderOptions(limits()).build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String source;
    private final SeedFile file;

    private Seed(String source, SeedFile file) {
        this.source = source;
        this.file = file;
    }

    /** Reads a file; a {@link BadSeedException} says what is wrong with it and where. */
    public static Seed read(Path path) {
        try {
            return parse(path.toString(), Files.readString(path));
        } catch (NoSuchFileException e) {
            throw new BadSeedException("seed " + path + ": there is no such file", e);
        } catch (IOException e) {
            throw new BadSeedException("seed " + path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads a text; the source is named in messages. */
    public static Seed parse(String source, String text) {
        try {
            SeedFile file = YAML.readValue(text, SeedFile.class);
            return new Seed(source, file == null ? new SeedFile(null, null, null, null) : file);
        } catch (UnrecognizedPropertyException e) {
            String known = Optional.ofNullable(e.getKnownPropertyIds()).orElse(List.of()).stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new BadSeedException(
                    at(source, e) + "unknown field \"" + e.getPropertyName() + "\"; known here are " + known, e);
        } catch (MismatchedInputException e) {
            throw new BadSeedException(at(source, e) + wanted(e.getTargetType()) + " is expected here", e);
        } catch (JsonMappingException e) {
            throw new BadSeedException(at(source, e) + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw new BadSeedException(at(source, e.getLocation()) + e.getOriginalMessage(), e);
        }
    }

    /** The profile and settings of this seed on top of others. */
    public Settings applyTo(Settings base) {
        try {
            Settings result =
                    file.profile() == null ? base : Profile.of(file.profile()).applyTo(base);
            for (Map.Entry<String, Object> setting : settingsOf(file).entrySet()) {
                result = result.with(setting.getKey(), Objects.toString(setting.getValue()));
            }
            return result;
        } catch (IllegalArgumentException e) {
            throw new BadSeedException("seed " + source + ": " + e.getMessage(), e);
        }
    }

    /** The customers, with ids and keys made up where the seed has none. */
    public SeededAccounts accounts(Ids ids) {
        return SeededAccounts.of(source, Optional.ofNullable(file.accounts()).orElse(List.of()), ids);
    }

    /** The connections between those customers. */
    public List<UnaryOperator<ConnectionSketch>> connections(List<Account> accounts) {
        List<SeedFile.SeedConnection> connections =
                Optional.ofNullable(file.connections()).orElse(List.of());
        return SeededConnections.sketch(source, connections, accounts);
    }

    /** Its default of 3 MB would end at some twenty thousand connections. */
    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST_SEED);
        return options;
    }

    private static Map<String, Object> settingsOf(SeedFile file) {
        return Optional.ofNullable(file.settings()).orElse(Map.of());
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null || Map.class.isAssignableFrom(type) || Record.class.isAssignableFrom(type)) {
            return "an object";
        }
        if (List.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type == Boolean.class ? "true or false" : type == Integer.class ? "a number" : "a text";
    }

    /** The place as {@code accounts[0].vpcs}: line numbers are only known for what comes after. */
    private static String at(String source, JsonMappingException e) {
        StringBuilder place = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return "seed " + source + (place.isEmpty() ? "" : " at " + place) + ": ";
    }

    private static String at(String source, JsonLocation location) {
        return "seed " + source
                + (location == null ? "" : " line " + location.getLineNr() + ", column " + location.getColumnNr())
                + ": ";
    }
}
