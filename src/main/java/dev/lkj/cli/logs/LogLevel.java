package dev.lkj.cli.logs;

import dev.lkj.error.LkjException;
import java.util.Locale;
import java.util.Optional;

/** How grave a line is, from the least to the most. */
enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    /** The level of a word that a program wrote; empty when it is none. */
    static Optional<LogLevel> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "trace" -> Optional.of(TRACE);
            case "debug", "dev" -> Optional.of(DEBUG);
            case "info", "notice" -> Optional.of(INFO);
            case "warn", "warning" -> Optional.of(WARN);
            case "error", "err" -> Optional.of(ERROR);
            case "fatal", "critical" -> Optional.of(FATAL);
            default -> Optional.empty();
        };
    }

    /** The level of a number, as loggers of Node.js write it: tens from 10 for trace to 60 for fatal. */
    static Optional<LogLevel> of(int number) {
        int index = number / 10 - 1;
        return index >= 0 && index < values().length ? Optional.of(values()[index]) : Optional.empty();
    }

    /** The value of {@code --level}. */
    static LogLevel parse(String text) {
        return of(text.strip())
                .orElseThrow(() -> LkjException.usage("invalid value \"" + text + "\" for flag -level: no level")
                        .withHint("trace, debug, info, warn, error or fatal"));
    }

    /** As events in JSON name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
