package dev.lkj.buildlog;

import dev.lkj.wire.BuildVertexStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The lines of one step that wait to be written. */
final class PlainStep {
    /** With so many lines waiting a step is written at once, so that none is lost and none takes much memory. */
    static final int MOST_WAITING = 500;

    /** So often a transfer that goes on is told. */
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(5);

    private final BuildStep step;
    private final List<String> waiting = new ArrayList<>();
    private final Map<String, Instant> told = new HashMap<>();
    private int number;
    private boolean written;
    private boolean ended;
    private boolean endWritten;
    private Duration endedAt = Duration.ZERO;

    PlainStep(BuildStep step) {
        this.step = step;
    }

    BuildStep step() {
        return step;
    }

    int number() {
        return number;
    }

    void number(int given) {
        number = given;
    }

    void take(BuildChange change, Duration now) {
        if (change instanceof BuildChange.StateChanged stateChanged) {
            state(stateChanged.state(), now);
        } else if (change instanceof BuildChange.LineAdded added) {
            waiting.add(seconds(added.line().at()) + " " + added.line().text());
        } else if (change instanceof BuildChange.Warned warned) {
            waiting.add("WARN: " + warned.warning().summary().utf8().strip());
        } else if (change instanceof BuildChange.Progressed progressed && isWorthTelling(progressed.progress())) {
            waiting.add(ProgressText.exact(progressed.progress()));
        }
    }

    private void state(StepState state, Duration now) {
        ended = state.isFinished();
        if (ended) {
            endedAt = now;
        } else if (endWritten) {
            written = false;
        }
        endWritten = false;
    }

    /** A transfer is told at its end, and while it goes on every now and then. */
    private boolean isWorthTelling(BuildVertexStatus status) {
        Instant moment = status.timestamp();
        if (status.completed() != null || moment == null) {
            return status.completed() != null;
        }
        Instant before = told.putIfAbsent(status.id(), moment);
        boolean due = before != null && Duration.between(before, moment).compareTo(PROGRESS_EVERY) >= 0;
        if (due) {
            told.put(status.id(), moment);
        }
        return due;
    }

    /** Whether there is anything to write that was not: of a step that began its name is news. */
    boolean isWaiting() {
        boolean began = step.number() > 0 || ended;
        return began && (!waiting.isEmpty() || !written || (ended && !endWritten));
    }

    boolean hasMany() {
        return waiting.size() >= MOST_WAITING;
    }

    boolean hasEnded() {
        return ended;
    }

    Duration endedAt() {
        return endedAt;
    }

    /** The name, for the beginning of a turn; what is told after the end needs none. */
    Optional<String> takeHeader() {
        if (written && endWritten) {
            return Optional.empty();
        }
        written = true;
        return Optional.of("#" + number + " " + step.name());
    }

    List<String> takeWaiting() {
        List<String> lines =
                waiting.stream().map(line -> "#" + number + " " + line).toList();
        waiting.clear();
        return lines;
    }

    /** How the step ended, once. */
    Optional<String> takeEnd(Instant now) {
        if (endWritten) {
            return Optional.empty();
        }
        endWritten = true;
        String end = switch (step.state()) {
            case CACHED -> "CACHED";
            case FAILED -> "ERROR: " + step.error().replace('\n', ' ');
            case CANCELLED -> "CANCELED";
            default -> String.format(Locale.ROOT, "DONE %.1fs", step.worked(now).toNanos() / 1e9);
        };
        return Optional.of("#" + number + " " + end);
    }

    /** Three decimals below 10 seconds, two below 100, then one. */
    private static String seconds(Duration since) {
        double seconds = since.toNanos() / 1e9;
        String format = seconds < 10 ? "%.3f" : seconds < 100 ? "%.2f" : "%.1f";
        return String.format(Locale.ROOT, format, seconds);
    }
}
