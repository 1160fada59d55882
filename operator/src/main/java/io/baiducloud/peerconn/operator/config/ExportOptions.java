package io.baiducloud.peerconn.operator.config;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.operator.config.Option.Kind;
import io.baiducloud.peerconn.operator.config.Option.Parser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every option of the subcommand {@code export}, and the environment variables with the keys, which are no options. */
public final class ExportOptions {
    static final String ACCESS_KEY_ID = "PEERCONN_ACCESS_KEY_ID";
    static final String SECRET_ACCESS_KEY = "PEERCONN_SECRET_ACCESS_KEY";
    static final String SESSION_TOKEN = "PEERCONN_SESSION_TOKEN";

    static final Option<Set<String>> REGION = new Option<>(
            "--region",
            "region codes separated by commas, such as bj,gz",
            null,
            "The regions whose connections are exported.",
            Kind.LIST,
            Parsers.regions());
    static final Option<Set<String>> VPC_ID = new Option<>(
            "--vpc-id",
            "ids of VPCs separated by commas",
            "",
            "Only connections of these VPCs, on either side.",
            Kind.LIST,
            Parsers.words());
    static final Option<Map<String, String>> TAG = new Option<>(
            "--tag",
            "KEY=VALUE, such as team=network; repeat it for further tags",
            "",
            "Only connections with all of these tags.",
            Kind.EACH,
            Parsers.tags());
    static final Option<String> NAMESPACE = value(
            "--namespace",
            "the name of a namespace",
            "The namespace written into the manifests; default: none, so that kubectl decides.",
            Parsers.namespace());
    static final Option<String> CREDENTIALS_REF = value(
            "--credentials-ref",
            "the name of a Secret",
            "The Secret that the manifests name; default: none, so that the operator's default account is used.",
            Parsers.text(
                    Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*"),
                    "is not the name of a Secret"));
    static final Option<Path> OUTPUT_DIR = value(
            "--output-dir",
            "a folder, which is made if need be",
            "Where to write one file for each object; default: all to the standard output.",
            text -> Path.of(text));

    private static final List<Option<?>> ALL = List.of(
            REGION,
            VPC_ID,
            TAG,
            NAMESPACE,
            CREDENTIALS_REF,
            OUTPUT_DIR,
            RunOptions.ENDPOINT,
            RunOptions.PROXY,
            RunOptions.CA_FILE);

    private ExportOptions() {}

    /** All of them, in the order in which help shows them. */
    public static List<Option<?>> all() {
        return ALL;
    }

    static Invocation read(OptionValues values, Map<String, String> environment, List<BadSetting> problems) {
        Optional<Set<String>> regions = values.find(REGION);
        ExportReading keys = new ExportReading(environment, problems);
        Optional<BceCredentials> credentials = keys.credentials();
        Optional<String> namespace = values.find(NAMESPACE);
        Optional<String> credentialsRef = values.find(CREDENTIALS_REF);
        Optional<Path> outputDir = values.find(OUTPUT_DIR);
        Set<String> vpcIds = values.get(VPC_ID);
        Map<String, String> tags = values.get(TAG);
        var endpoints = values.get(RunOptions.ENDPOINT);
        var proxy = values.find(RunOptions.PROXY);
        var caFile = values.find(RunOptions.CA_FILE);
        problems.addAll(values.problems());
        if (regions.isEmpty()
                && values.problems().stream()
                        .noneMatch(problem -> problem.setting().startsWith(REGION.flag()))) {
            problems.add(new BadSetting(
                    REGION.flag() + " (" + REGION.environment() + ")", "is needed; accepted: " + REGION.accepted()));
        }
        if (!problems.isEmpty() || regions.isEmpty() || credentials.isEmpty()) {
            return new Invocation.Refused(problems);
        }
        return new Invocation.Export(new ExportConfig(
                regions.get(),
                vpcIds,
                tags,
                namespace,
                credentialsRef,
                outputDir,
                endpoints,
                proxy,
                caFile,
                credentials.get()));
    }

    private static <T> Option<T> value(String flag, String accepted, String summary, Parser<T> parser) {
        return new Option<>(flag, accepted, null, summary, Kind.VALUE, parser);
    }

    /** The keys stand in the environment only: a command line can be read by everybody on the machine. */
    private record ExportReading(Map<String, String> environment, List<BadSetting> problems) {
        Optional<BceCredentials> credentials() {
            String accessKeyId = needed(ACCESS_KEY_ID);
            String secretAccessKey = needed(SECRET_ACCESS_KEY);
            if (accessKeyId == null || secretAccessKey == null) {
                return Optional.empty();
            }
            String token = environment.getOrDefault(SESSION_TOKEN, "");
            try {
                return Optional.of(new BceCredentials(accessKeyId, secretAccessKey, token.isEmpty() ? null : token));
            } catch (IllegalArgumentException e) {
                // names the field and never the value
                problems.add(new BadSetting(
                        ACCESS_KEY_ID + ", " + SECRET_ACCESS_KEY + ", " + SESSION_TOKEN,
                        String.valueOf(e.getMessage())));
                return Optional.empty();
            }
        }

        private @Nullable String needed(String variable) {
            String value = environment.getOrDefault(variable, "");
            if (value.isEmpty()) {
                problems.add(new BadSetting(variable, "is needed in the environment: the keys of the account"));
                return null;
            }
            return value;
        }
    }
}
