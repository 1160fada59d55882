package io.baiducloud.peerconn.operator.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.baiducloud.peerconn.operator.config.LogFormat;
import io.baiducloud.peerconn.operator.config.LogLevel;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** Sets logging up, and changes its level while the process runs. */
public final class LogSetup {
    private static final String OURS = "io.baiducloud.peerconn";

    /** Warns at every start that v1alpha1 is no stable version, which nobody who reads the log can change. */
    private static final String OF_VERSIONS = "io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils";

    private final LoggerContext context;
    private volatile LogLevel level;

    private LogSetup(LoggerContext context, LogLevel level) {
        this.context = context;
        this.level = level;
    }

    /** Replaces whatever logging was configured. */
    public static LogSetup install(LogFormat format, LogLevel level) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        var setup = new LogSetup(context, level);
        setup.root().addAppender(setup.console(format));
        setup.change(level);
        return setup;
    }

    /** Leaves logging as it is, for tests and other programs that run the operator inside themselves. */
    public static LogSetup untouched() {
        return new LogSetup((LoggerContext) LoggerFactory.getILoggerFactory(), LogLevel.INFO);
    }

    /** The level of our own lines. */
    public LogLevel level() {
        return level;
    }

    /** Changes the level. */
    public void change(LogLevel wanted) {
        level = wanted;
        context.getLogger(OURS).setLevel(Level.valueOf(wanted.name()));
        root().setLevel(ofOthers(wanted));
        context.getLogger(OF_VERSIONS).setLevel(Level.ERROR);
    }

    /** Writes out what has not been written. */
    public void close() {
        context.stop();
    }

    // never TRACE: at that level the Kubernetes client writes its requests, bearer token included
    private static Level ofOthers(LogLevel ours) {
        return switch (ours) {
            case TRACE -> Level.DEBUG;
            case DEBUG -> Level.INFO;
            case INFO, WARN -> Level.WARN;
            case ERROR -> Level.ERROR;
        };
    }

    private ConsoleAppender<ILoggingEvent> console(LogFormat format) {
        var encoder = encoder(format);
        encoder.setContext(context);
        encoder.start();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("console");
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.addFilter(new KeysThatApply());
        appender.start();
        return appender;
    }

    private static Encoder<ILoggingEvent> encoder(LogFormat format) {
        return switch (format) {
            case JSON -> new JsonLines();
            case TEXT -> {
                var pattern = new PatternLayoutEncoder();
                pattern.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %-24logger{0} %msg %kvp%n%ex");
                yield pattern;
            }
        };
    }

    private ch.qos.logback.classic.Logger root() {
        return Objects.requireNonNull(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
    }
}
