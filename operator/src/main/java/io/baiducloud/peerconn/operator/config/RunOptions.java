package io.baiducloud.peerconn.operator.config;

import io.baiducloud.peerconn.crd.ManagementPolicy;
import io.baiducloud.peerconn.operator.config.Option.Kind;
import io.baiducloud.peerconn.operator.config.Option.Parser;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every option of the subcommand {@code run}: the one table that the parser, the help, the chart and the tests read. */
public final class RunOptions {
    private static final String NAMESPACES = "namespaces separated by commas, or *";
    private static final Duration DAY = Duration.ofDays(1);

    static final Option<String> CLUSTER_ID = value(
            "--cluster-id",
            "up to 253 characters without blanks",
            null,
            "The id of this cluster in the owner tags of connections; default: the UID of the namespace kube-system.",
            Parsers.text(Pattern.compile("\\S{1,253}"), "has blanks, or more than 253 characters"));
    static final Option<Set<String>> PREVIOUS_CLUSTER_IDS = list(
            "--previous-cluster-ids",
            "cluster ids separated by commas",
            "",
            "Earlier ids of this cluster, whose connections are ours too.",
            Parsers.words());
    static final Option<NamespaceSelection> WATCH_NAMESPACES = list(
            "--watch-namespaces",
            NAMESPACES,
            "*",
            "The namespaces whose PeerConnection objects are managed.",
            Parsers.namespacesOrAll());
    static final Option<String> SELECTOR = value(
            "--selector",
            "a label selector, such as team=network,tier!=test",
            null,
            "Which PeerConnection objects are managed; default: all.",
            Parsers.labelSelector());
    static final Option<ManagementPolicy> MANAGEMENT_POLICY = value(
            "--management-policy",
            "Full or ObserveOnly",
            "Full",
            "ObserveOnly keeps the whole operator from changing anything in the cloud.",
            Parsers.word(ManagementPolicy.class));
    static final Option<SecretName> DEFAULT_CREDENTIALS_SECRET = value(
            "--default-credentials-secret",
            "NAMESPACE/NAME",
            null,
            "The Secret with the keys for objects without credentialsRef.",
            Parsers.secretName());
    static final Option<NamespaceSelection> DEFAULT_CREDENTIALS_NAMESPACES = list(
            "--default-credentials-namespaces",
            NAMESPACES,
            "*",
            "Where objects may use the default credentials.",
            Parsers.namespaces());
    static final Option<NamespaceSelection> DEFAULT_CREDENTIALS_ADOPTION_NAMESPACES = list(
            "--default-credentials-adoption-namespaces",
            NAMESPACES,
            "",
            "Where objects may take over existing connections through the default credentials.",
            Parsers.namespaces());
    static final Option<NamespaceSelection> SECRET_NAMESPACES = list(
            "--secret-namespaces",
            NAMESPACES,
            null,
            "Where Secrets may be read; default: the operator's own namespace.",
            Parsers.namespaces());
    static final Option<String> NAMESPACE = value(
            "--namespace",
            "the name of a namespace",
            null,
            "The operator's own namespace; default: that of the pod, else that of the kubeconfig.",
            Parsers.namespace());
    static final Option<String> SHARD = value(
            "--shard",
            "up to 40 characters: a-z, 0-9 and dashes",
            null,
            "The name of this operator's share of the objects; it has a lease of its own.",
            Parsers.text(Pattern.compile("[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?"), "is not a short lower-case name"));
    static final Option<Map<String, URI>> ENDPOINT = new Option<>(
            "--endpoint",
            "REGION=URL, such as bj=https://bcc.bj.baidubce.com",
            "",
            "A base URL that replaces the provider's for one region.",
            Kind.REPEATABLE,
            Parsers.endpoints());
    static final Option<Duration> POLL_INTERVAL = duration(
            "--poll-interval", Duration.ofSeconds(1), DAY, "60s", "How often an account and region are listed.");
    static final Option<Duration> DETAIL_INTERVAL = duration(
            "--detail-interval",
            Duration.ofSeconds(1),
            DAY,
            "30m",
            "How often managed fields are read that the list does not show.");
    static final Option<Duration> VISIBILITY_GRACE = duration(
            "--visibility-grace",
            Duration.ZERO,
            DAY,
            "5m",
            "How long a new connection may stay invisible after its creation was accepted.");
    static final Option<Duration> SETTLE_WINDOW = duration(
            "--settle-window",
            Duration.ZERO,
            Duration.ofHours(1),
            "30s",
            "How long the cloud may contradict a change that it accepted.");
    static final Option<ZoneId> CLOUD_TIME_ZONE = value(
            "--cloud-time-zone",
            "a time zone, such as Asia/Shanghai or UTC",
            "Asia/Shanghai",
            "The zone of the provider's times that have none.",
            Parsers.zone());
    static final Option<Integer> READ_RATE =
            number("--read-rate", 1, 1000, "10", "Cloud reads per second, for each credential and endpoint.");
    static final Option<Integer> WRITE_RATE =
            number("--write-rate", 1, 1000, "10", "Cloud changes per second, for each credential and endpoint.");
    static final Option<Integer> BURST =
            number("--burst", 1, 1000, "20", "Cloud calls that may be made at once after a pause.");
    static final Option<Integer> THREADS =
            number("--threads", 1, 256, "16", "Objects that are worked on at the same time.");
    static final Option<Integer> MAX_RELEASES_PER_HOUR = number(
            "--max-releases-per-hour",
            0,
            100_000,
            "10",
            "Connections that may be released per credential and hour; 0 means no limit.");
    static final Option<URI> PROXY = value(
            "--proxy",
            "http://HOST:PORT or http://USER:PASSWORD@HOST:PORT",
            null,
            "The HTTP proxy for calls to the cloud.",
            Parsers.proxy());
    static final Option<Path> CA_FILE = value(
            "--ca-file",
            "a readable file with certificates in PEM format",
            null,
            "Certificate authorities to trust in calls to the cloud, besides the usual ones.",
            Parsers.certificates());
    static final Option<Boolean> LEADER_ELECT = new Option<>(
            "--leader-elect",
            "true or false",
            "false",
            "Whether several replicas elect the one that works.",
            Kind.SWITCH,
            Parsers.truth());
    static final Option<LogFormat> LOG_FORMAT =
            value("--log-format", "text or json", "text", "How log lines look.", Parsers.word(LogFormat.class));
    static final Option<LogLevel> LOG_LEVEL = value(
            "--log-level",
            "trace, debug, info, warn or error",
            "info",
            "The least severe line that is logged.",
            Parsers.word(LogLevel.class));
    static final Option<Integer> PORT =
            number("--port", 0, 65_535, "8080", "Where /metrics and the probes are served; 0 means any free port.");

    private static final List<Option<?>> ALL = List.of(
            CLUSTER_ID,
            PREVIOUS_CLUSTER_IDS,
            WATCH_NAMESPACES,
            SELECTOR,
            MANAGEMENT_POLICY,
            DEFAULT_CREDENTIALS_SECRET,
            DEFAULT_CREDENTIALS_NAMESPACES,
            DEFAULT_CREDENTIALS_ADOPTION_NAMESPACES,
            SECRET_NAMESPACES,
            NAMESPACE,
            SHARD,
            ENDPOINT,
            POLL_INTERVAL,
            DETAIL_INTERVAL,
            VISIBILITY_GRACE,
            SETTLE_WINDOW,
            CLOUD_TIME_ZONE,
            READ_RATE,
            WRITE_RATE,
            BURST,
            THREADS,
            MAX_RELEASES_PER_HOUR,
            PROXY,
            CA_FILE,
            LEADER_ELECT,
            LOG_FORMAT,
            LOG_LEVEL,
            PORT);

    private RunOptions() {}

    /** All of them, in the order in which help shows them. */
    public static List<Option<?>> all() {
        return ALL;
    }

    private static <T> Option<T> value(
            String flag, String accepted, @Nullable String defaultText, String summary, Parser<T> parser) {
        return new Option<>(flag, accepted, defaultText, summary, Kind.VALUE, parser);
    }

    private static <T> Option<T> list(
            String flag, String accepted, @Nullable String defaultText, String summary, Parser<T> parser) {
        return new Option<>(flag, accepted, defaultText, summary, Kind.LIST, parser);
    }

    private static Option<Duration> duration(
            String flag, Duration least, Duration most, String defaultText, String summary) {
        var accepted = "a number and a unit, such as 60s, 5m or 1h, from " + DurationText.of(least) + " to "
                + DurationText.of(most);
        return value(flag, accepted, defaultText, summary, Parsers.duration(least, most));
    }

    private static Option<Integer> number(String flag, int least, int most, String defaultText, String summary) {
        var accepted = "a whole number from " + least + " to " + most;
        return value(flag, accepted, defaultText, summary, Parsers.number(least, most));
    }
}
