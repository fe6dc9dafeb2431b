package dev.lkj.cli.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log, and what it says about itself.
 *
 * @param text the line as it came
 * @param time when it was written; null when it does not say. Without an offset it is UTC, as instances have it
 * @param level how grave it is; null when it does not say
 */
record LogLine(
        String text, @Nullable Instant time, @Nullable LogLevel level) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TIMES = List.of("timestamp", "time", "@timestamp", "ts");
    private static final List<String> LEVELS = List.of("level", "levelname", "severity");

    /** How far into a line its level is looked for; behind that it is part of a message. */
    private static final int HEAD = 120;

    private static final Pattern TIME = Pattern.compile(
            "^\\W{0,3}(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:[.,](\\d{1,9}))?(Z|[+-]\\d\\d:?\\d\\d)?");
    private static final Pattern LEVEL = Pattern.compile(
            "\\b(TRACE|DEBUG|DEV|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)\\b|(?i:level)[=:]\"?(\\w+)");

    /** Reads a line: an object in JSON, or text that begins with a time. */
    static LogLine of(String text) {
        if (text.startsWith("{")) {
            try {
                JsonNode node = JSON.readTree(text);
                if (node.isObject()) {
                    return new LogLine(text, jsonTime(node), jsonLevel(node));
                }
            } catch (JsonProcessingException e) {
                // A line that only begins like JSON is text.
            }
        }
        String head = text.substring(0, Math.min(HEAD, text.length()));
        return new LogLine(text, time(head).orElse(null), level(head).orElse(null));
    }

    /** Whether it begins a record; other lines, as those of a stack trace, belong to the one before. */
    boolean beginsRecord() {
        return time != null || level != null;
    }

    private static @Nullable Instant jsonTime(JsonNode node) {
        for (String name : TIMES) {
            JsonNode value = node.path(name);
            if (value.isIntegralNumber()) {
                return Instant.ofEpochMilli(value.asLong());
            }
            Optional<Instant> time = time(value.asText());
            if (time.isPresent()) {
                return time.get();
            }
        }
        return null;
    }

    private static @Nullable LogLevel jsonLevel(JsonNode node) {
        for (String name : LEVELS) {
            JsonNode value = node.path(name);
            Optional<LogLevel> level = value.isInt() ? LogLevel.of(value.asInt()) : LogLevel.of(value.asText());
            if (level.isPresent()) {
                return level.get();
            }
        }
        return null;
    }

    /** The time at the beginning of a text. */
    static Optional<Instant> time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String fraction = matcher.group(3) == null ? "" : "." + matcher.group(3);
        String local = matcher.group(1) + "T" + matcher.group(2) + fraction;
        String offset = matcher.group(4);
        try {
            if (offset == null) {
                return Optional.of(LocalDateTime.parse(local).toInstant(ZoneOffset.UTC));
            }
            String colon = offset.length() == 5 ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
            return Optional.of(OffsetDateTime.parse(local + colon).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LogLevel> level(String head) {
        Matcher matcher = LEVEL.matcher(head);
        return matcher.find()
                ? LogLevel.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
                : Optional.empty();
    }
}
