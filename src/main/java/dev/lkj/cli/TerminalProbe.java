package dev.lkj.cli;

import dev.lkj.term.TerminalSize;
import dev.lkj.time.Clock;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks how large the terminal is, at most once a second: {@code stty} knows where the JVM does not, and starts faster
 * than a library that asks the system itself. Without it the size is what {@code COLUMNS} and {@code LINES} say.
 */
final class TerminalProbe implements Supplier<TerminalSize> {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final File TERMINAL = new File("/dev/tty");

    private final Map<String, String> variables;
    private final Clock clock;
    private @Nullable TerminalSize known;
    private Duration asked = Duration.ZERO;

    TerminalProbe(Map<String, String> variables, Clock clock) {
        this.variables = variables;
        this.clock = clock;
    }

    @Override
    public synchronized TerminalSize get() {
        Duration now = clock.elapsed();
        if (known == null || now.minus(asked).compareTo(FRESH) >= 0) {
            known = ask();
            asked = now;
        }
        return known;
    }

    private TerminalSize ask() {
        TerminalSize fallback = TerminalSize.of(variables);
        if (!TERMINAL.exists()) {
            return fallback;
        }
        try {
            Process process = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            process.waitFor(1, TimeUnit.SECONDS);
            return answer.matches("[0-9]{1,5} [0-9]{1,5}") ? size(answer) : fallback;
        } catch (IOException e) {
            return fallback;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fallback;
        }
    }

    private static TerminalSize size(String answer) {
        String[] numbers = answer.split(" ", -1);
        return new TerminalSize(Integer.parseInt(numbers[1]), Integer.parseInt(numbers[0]));
    }
}
