package io.baiducloud.peerconn.operator.config;

import io.baiducloud.peerconn.operator.config.Option.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Turns the command line and the environment into an {@link Invocation}. A flag wins over its environment variable; every
 * bad setting is reported, not only the first.
 */
public final class OperatorOptions {
    private static final String RUN = "run";
    private static final String CHECK = "check";
    private static final String VERSION = "version";
    private static final String EXPORT = "export";
    private static final String REHEARSE = "rehearse";

    private final Map<String, String> environment;
    private final Supplier<String> defaultNamespace;

    /**
     * Makes a reader.
     *
     * @param environment the environment variables
     * @param defaultNamespace finds the operator's own namespace when no setting names it
     */
    public OperatorOptions(Map<String, String> environment, Supplier<String> defaultNamespace) {
        this.environment = Map.copyOf(environment);
        this.defaultNamespace = defaultNamespace;
    }

    /** Reads the arguments. */
    public Invocation parse(List<String> arguments) {
        var commandLine = commandLine();
        ParseResult root;
        try {
            root = commandLine.parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            return new Invocation.Refused(List.of(new BadSetting("command line", message(e))));
        }
        var parts = root.hasSubcommand() ? List.of(root, root.subcommand()) : List.of(root);
        if (parts.stream().anyMatch(ParseResult::isUsageHelpRequested)) {
            return new Invocation.Help(
                    help(commandLine, parts.getLast().commandSpec().name()));
        }
        var problems = new ArrayList<BadSetting>();
        var flags = new LinkedHashMap<String, String>();
        for (var part : parts) {
            problems.addAll(unreadable(part));
            flags.putAll(given(part));
        }
        var command = parts.getLast().commandSpec().name();
        if (command.equals(VERSION) || command.equals(REHEARSE)) {
            if (!problems.isEmpty()) {
                return new Invocation.Refused(problems);
            }
            return command.equals(VERSION) ? new Invocation.Version() : new Invocation.Rehearse();
        }
        var values = new OptionValues(flags, environment);
        if (command.equals(EXPORT)) {
            return ExportOptions.read(values, environment, problems);
        }
        // before the namespace is looked for, which may fail for another reason and hide them
        RunOptions.all().forEach(values::find);
        problems.addAll(values.problems());
        if (!problems.isEmpty()) {
            return new Invocation.Refused(problems);
        }
        var config = config(values);
        return command.equals(CHECK) ? new Invocation.Check(config) : new Invocation.Run(config);
    }

    private OperatorConfig config(OptionValues values) {
        var namespace = values.find(RunOptions.NAMESPACE).orElseGet(defaultNamespace);
        return new OperatorConfig(
                values.find(RunOptions.CLUSTER_ID),
                values.get(RunOptions.PREVIOUS_CLUSTER_IDS),
                values.get(RunOptions.WATCH_NAMESPACES),
                values.find(RunOptions.SELECTOR),
                values.get(RunOptions.MANAGEMENT_POLICY),
                values.find(RunOptions.DEFAULT_CREDENTIALS_SECRET),
                values.get(RunOptions.DEFAULT_CREDENTIALS_NAMESPACES),
                values.get(RunOptions.DEFAULT_CREDENTIALS_ADOPTION_NAMESPACES),
                values.find(RunOptions.SECRET_NAMESPACES).orElseGet(() -> NamespaceSelection.of(List.of(namespace))),
                namespace,
                values.find(RunOptions.SHARD),
                values.get(RunOptions.ENDPOINT),
                values.get(RunOptions.POLL_INTERVAL),
                values.get(RunOptions.DETAIL_INTERVAL),
                values.get(RunOptions.VISIBILITY_GRACE),
                values.get(RunOptions.SETTLE_WINDOW),
                values.get(RunOptions.CLOUD_TIME_ZONE),
                values.get(RunOptions.READ_RATE),
                values.get(RunOptions.WRITE_RATE),
                values.get(RunOptions.BURST),
                values.get(RunOptions.THREADS),
                values.get(RunOptions.MAX_RELEASES_PER_HOUR),
                values.find(RunOptions.PROXY),
                values.find(RunOptions.CA_FILE),
                values.get(RunOptions.LEADER_ELECT),
                values.get(RunOptions.LOG_FORMAT),
                values.get(RunOptions.LOG_LEVEL),
                values.get(RunOptions.PORT));
    }

    private static CommandLine commandLine() {
        var root =
                withRunOptions(CommandSpec.create().name("peerconn-operator")).addOption(helpOption());
        root.usageMessage()
                .description("Keeps Baidu AI Cloud VPC peer connections as PeerConnection objects declare them.")
                .footer("", "Every option --x-y can be set as the environment variable PEERCONN_X_Y; the flag wins.");
        root.addSubcommand(RUN, described(withRunOptions(CommandSpec.create()), "Runs the operator (default)."));
        root.addSubcommand(
                CHECK,
                described(
                        withRunOptions(CommandSpec.create()),
                        "Looks whether the operator could work here with these settings: API server, definition,"
                                + " permissions, default Secret, cloud. Takes the options of run, and changes nothing."));
        root.addSubcommand(EXPORT, exportCommand());
        root.addSubcommand(VERSION, described(CommandSpec.create(), "Prints the version."));
        root.addSubcommand(REHEARSE, hidden(described(CommandSpec.create(), "Starts once against stubs, and ends.")));
        var commandLine = new CommandLine(root);
        commandLine.setUsageHelpWidth(120);
        commandLine.setOverwrittenOptionsAllowed(true);
        commandLine.setUnmatchedArgumentsAllowed(true);
        // collected, so that one misspelt flag does not hide the next bad value
        commandLine
                .getSubcommands()
                .values()
                .forEach(sub -> sub.getCommandSpec().parser().collectErrors(true));
        commandLine.getCommandSpec().parser().collectErrors(true);
        return commandLine;
    }

    private static CommandSpec exportCommand() {
        var spec = described(
                CommandSpec.create(),
                "Writes manifests, which only observe, for connections that an account has already.");
        spec.usageMessage()
                .footer(
                        "",
                        "The keys come from the environment: " + ExportOptions.ACCESS_KEY_ID + ", "
                                + ExportOptions.SECRET_ACCESS_KEY + " and, for session keys, "
                                + ExportOptions.SESSION_TOKEN + ".",
                        "Every option --x-y can be set as the environment variable PEERCONN_X_Y; the flag wins.");
        ExportOptions.all().forEach(option -> spec.addOption(picocli(option)));
        return spec;
    }

    private static CommandSpec described(CommandSpec spec, String description) {
        spec.usageMessage().description(description);
        return spec.addOption(helpOption());
    }

    private static CommandSpec hidden(CommandSpec spec) {
        spec.usageMessage().hidden(true);
        return spec;
    }

    private static CommandSpec withRunOptions(CommandSpec spec) {
        RunOptions.all().forEach(option -> spec.addOption(picocli(option)));
        return spec;
    }

    private static OptionSpec picocli(Option<?> option) {
        var builder = OptionSpec.builder(option.flag())
                .description(describe(option))
                .paramLabel(option.kind() == Kind.SWITCH ? "true|false" : "VALUE");
        return switch (option.kind()) {
            case SWITCH ->
                builder.type(String.class).arity("0..1").fallbackValue("true").build();
            case VALUE, LIST -> builder.type(String.class).arity("1").build();
            case REPEATABLE, EACH ->
                builder.type(List.class).auxiliaryTypes(String.class).arity("1").build();
        };
    }

    private static String describe(Option<?> option) {
        var text = option.summary() + " Accepts " + option.accepted() + ".";
        var defaultText = option.defaultText();
        return defaultText == null || defaultText.isEmpty() ? text : text + " Default: " + defaultText + ".";
    }

    private static OptionSpec helpOption() {
        return OptionSpec.builder("--help", "-h")
                .usageHelp(true)
                .description("Prints this help.")
                .build();
    }

    // the options of run are those of the program itself
    private static String help(CommandLine commandLine, String command) {
        var exporting = commandLine.getSubcommands().get(EXPORT);
        var asked = command.equals(EXPORT) && exporting != null ? exporting : commandLine;
        return asked.getUsageMessage(Ansi.OFF);
    }

    private static Map<String, String> given(ParseResult result) {
        var flags = new LinkedHashMap<String, String>();
        Stream.concat(RunOptions.all().stream(), ExportOptions.all().stream())
                .filter(option -> result.hasMatchedOption(option.flag()))
                .forEach(option -> flags.put(option.flag(), text(result, option)));
        return flags;
    }

    private static String text(ParseResult result, Option<?> option) {
        return switch (option.kind()) {
            case REPEATABLE -> String.join(",", result.matchedOptionValue(option.flag(), List.<String>of()));
            case EACH -> String.join("\n", result.matchedOptionValue(option.flag(), List.<String>of()));
            case VALUE, SWITCH, LIST -> result.matchedOptionValue(option.flag(), "");
        };
    }

    private static List<BadSetting> unreadable(ParseResult result) {
        var problems = new ArrayList<BadSetting>();
        result.errors()
                .forEach(error -> problems.add(new BadSetting("command line", String.valueOf(error.getMessage()))));
        result.unmatched()
                .forEach(word ->
                        problems.add(new BadSetting(word, "is not known; --help shows every option and subcommand")));
        return problems;
    }

    private static String message(ParameterException e) {
        return String.valueOf(e.getMessage());
    }
}
