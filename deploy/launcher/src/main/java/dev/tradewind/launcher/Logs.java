package dev.tradewind.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Where log lines go: short ones for people to the terminal, full ones to a bounded set of files. */
final class Logs {
    private static final String FOR_PEOPLE = "%d{HH:mm:ss} %-5level %logger{0}: %msg%n%ex{short}";
    private static final String FULL = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger: %msg%n";

    private Logs() {}

    /** Before the configuration is known, and for commands that only print: warnings to standard error. */
    static void quiet() {
        LoggerContext context = fresh();
        root(context).setLevel(Level.WARN);
        root(context).addAppender(console(context, pattern(context, FOR_PEOPLE)));
    }

    static void configure(LogSettings settings, Path directory) {
        LoggerContext context = fresh();
        root(context).setLevel(Level.WARN);
        context.getLogger("dev.tradewind").setLevel(Level.valueOf(settings.level()));
        // It warns of every start; its failures reach the domain's own message.
        context.getLogger("org.flywaydb").setLevel(Level.ERROR);
        // It warns of every node that comes or goes, and names the cluster, which with a secret is nobody's business.
        context.getLogger("com.hazelcast").setLevel(Level.ERROR);
        // It warns of every gauge that a second instance of a verticle registers again.
        context.getLogger("io.micrometer.core.instrument.MeterRegistry").setLevel(Level.ERROR);
        root(context).addAppender(console(context, encoder(context, settings, FOR_PEOPLE)));
        if (settings.file()) {
            root(context).addAppender(file(context, encoder(context, settings, FULL), directory));
        }
    }

    private static LoggerContext fresh() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        return context;
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static OutputStreamAppender<ILoggingEvent> console(LoggerContext context, Encoder<ILoggingEvent> encoder) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget("System.err");
        return started(context, console, encoder);
    }

    private static OutputStreamAppender<ILoggingEvent> file(
            LoggerContext context, Encoder<ILoggingEvent> encoder, Path directory) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setFile(directory.resolve("tradewind.log").toString());
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setMaxFileSize(FileSize.valueOf("10MB"));
        size.start();
        file.setTriggeringPolicy(size);
        file.setRollingPolicy(window(context, file, directory));
        return started(context, file, encoder);
    }

    private static FixedWindowRollingPolicy window(
            LoggerContext context, FileAppender<ILoggingEvent> file, Path directory) {
        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(file);
        window.setFileNamePattern(directory.resolve("tradewind.%i.log").toString());
        window.setMinIndex(1);
        window.setMaxIndex(4);
        window.start();
        return window;
    }

    private static OutputStreamAppender<ILoggingEvent> started(
            LoggerContext context, OutputStreamAppender<ILoggingEvent> appender, Encoder<ILoggingEvent> encoder) {
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, LogSettings settings, String pattern) {
        return settings.json() ? running(context, new JsonEncoder()) : pattern(context, pattern);
    }

    private static Encoder<ILoggingEvent> pattern(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(pattern);
        return running(context, encoder);
    }

    private static Encoder<ILoggingEvent> running(LoggerContext context, EncoderBase<ILoggingEvent> encoder) {
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }
}
