package dev.lkj.cli.logs;

import dev.lkj.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Holds back the lines that a stream begins with, and lets only the last ones of them through.
 *
 * <p>The service does not say where its backlog ends; it comes at once, so the first moment of silence is its end.
 */
final class LogTail {
    private static final Duration SILENCE = Duration.ofMillis(300);

    private final Deque<LogLine> held = new ArrayDeque<>();
    private final int most;
    private final Clock clock;
    private final Consumer<LogLine> out;
    private boolean open;
    private Duration last;

    /**
     * A tail.
     *
     * @param most how many lines of the backlog to let through; negative for all, at once
     */
    LogTail(int most, Clock clock, Consumer<LogLine> out) {
        this.most = most;
        this.clock = clock;
        this.out = out;
        this.open = most < 0;
        this.last = clock.elapsed();
    }

    synchronized void accept(LogLine line) {
        if (open) {
            out.accept(line);
            return;
        }
        last = clock.elapsed();
        held.addLast(line);
        if (held.size() > most) {
            held.removeFirst();
        }
    }

    /** Time has passed. */
    synchronized void tick() {
        if (!open && !held.isEmpty() && clock.elapsed().minus(last).compareTo(SILENCE) >= 0) {
            flush();
        }
    }

    /** The stream has ended. */
    synchronized void flush() {
        open = true;
        held.forEach(out);
        held.clear();
    }
}
