package dev.darkroom.server.access;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.darkroom.server.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.helpers.NOPMDCAdapter;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who did what, when and from where, and what came of it: one line of JSON each in {@code logs/audit.jsonl} of the data
 * folder, 4 times 5 MB at most. Written down is what changes something and what was refused; looking is not. Names of
 * tokens, routes and ids stand there, never a secret, a prompt, or any other part of what was sent.
 */
public final class AuditLog implements AutoCloseable {
    /** What may stand in a line: an id or a plain name. Anything else could be somebody's text. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,80}");

    private final LoggerContext context = new LoggerContext();
    private final Logger lines = context.getLogger("audit");

    private AuditLog() {
        context.setMDCAdapter(new NOPMDCAdapter());
        lines.setAdditive(false);
    }

    /** Writes nothing down. */
    public static AuditLog none() {
        return new AuditLog();
    }

    /** That of a data folder, beside what stands there already. */
    public static AuditLog in(Path dataFolder) {
        AuditLog log = new AuditLog();
        log.lines.addAppender(log.appender(dataFolder.resolve("logs").resolve("audit.jsonl")));
        return log;
    }

    /**
     * Writes a line.
     *
     * @param who empty for a caller that is not known
     * @param from the address
     * @param what the id of the route, or of the command
     * @param on ids and names of what it was done to, by what they are
     * @param result the status of the answer
     */
    public void write(Optional<Caller> who, String from, String what, Map<String, String> on, int result) {
        ObjectNode line = Json.COMPACT.createObjectNode();
        line.put("time", Instant.now().toString());
        line.put("who", who.map(Caller::name).orElse("unknown"));
        who.ifPresent(caller -> line.put("role", caller.role().id()));
        line.put("from", from).put("what", what);
        on.forEach((name, value) -> line.put(name, PLAIN.matcher(value).matches() ? value : "…"));
        line.put("result", result);
        lines.info("{}", Json.COMPACT.writeValueAsString(line));
    }

    private RollingFileAppender<ILoggingEvent> appender(Path file) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%msg%n");
        encoder.start();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(3);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf("5MB"));
        size.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(size);
        appender.start();
        return appender;
    }

    @Override
    public void close() {
        context.stop();
    }
}
