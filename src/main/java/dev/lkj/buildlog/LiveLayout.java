package dev.lkj.buildlog;

import dev.lkj.term.Durations;
import dev.lkj.term.Glyphs;
import dev.lkj.term.Line;
import dev.lkj.term.Mark;
import dev.lkj.term.PhaseLine;
import dev.lkj.term.Style;
import dev.lkj.term.TerminalSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses what of a build is drawn, and how.
 *
 * <p>Steps at work come first, then failures, then their last lines, then the steps that ended last; whatever has no
 * room is not drawn.
 */
final class LiveLayout {
    /** The region takes no more rows than this, however high the terminal is: more is not read while it moves. */
    private static final int MOST_ROWS = 16;

    private static final int LINES_OF_A_STEP = 3;
    private static final int ENDED_STEPS = 3;

    private final BuildLog log;
    private final Glyphs glyphs;
    private final Instant now;
    private final int rows;
    private final int columns;
    private final int right;

    LiveLayout(BuildLog log, TerminalSize size, Glyphs glyphs, Instant now) {
        this.log = log;
        this.glyphs = glyphs;
        this.now = now;
        // One row stays free below the region, one is the heading's.
        rows = Math.max(0, Math.min(size.rows() - 1, MOST_ROWS) - 1);
        columns = size.columns();
        right = PhaseLine.rightEnd(columns);
    }

    /** The heading, which tells the time since the beginning, and below it as many lines as there is room for. */
    List<Line> lines(Duration elapsed) {
        List<BuildStep> running = log.running();
        boolean tooMany = rows > 0 && running.size() > rows;
        List<BuildStep> shown = running.subList(0, tooMany ? rows - 1 : Math.min(running.size(), rows));
        int left = rows - shown.size() - (tooMany ? 1 : 0);
        left -= (int) ended(left).stream().filter(LiveLayout::isFailure).count();
        int each = shown.isEmpty() ? 0 : Math.min(LINES_OF_A_STEP, left / shown.size());

        List<Line> below = new ArrayList<>();
        for (BuildStep step : shown) {
            below.add(step(step));
            details(step, each).forEach(below::add);
        }
        if (tooMany) {
            below.add(Line.of(Style.DIM, "  and " + (running.size() - shown.size()) + " more steps"));
        }
        List<Line> lines = new ArrayList<>();
        lines.add(PhaseLine.of(Mark.RUNNING, "Building", log.counts().progress(), elapsed)
                .fitted(columns, glyphs));
        ended(rows - below.size()).stream().map(this::step).forEach(lines::add);
        lines.addAll(below);
        return lines;
    }

    /** The steps that ended last, in that order; failures are chosen before others. */
    private List<BuildStep> ended(int room) {
        List<BuildStep> last = new ArrayList<>(log.finished());
        Collections.reverse(last);
        Set<BuildStep> chosen = Stream.concat(
                        last.stream().filter(LiveLayout::isFailure),
                        last.stream().filter(step -> !isFailure(step) && !step.isInternal()))
                .limit(Math.min(room, ENDED_STEPS))
                .collect(Collectors.toSet());
        return log.finished().stream().filter(chosen::contains).toList();
    }

    private static boolean isFailure(BuildStep step) {
        return step.state() == StepState.FAILED;
    }

    private Line step(BuildStep step) {
        Line result = switch (step.state()) {
            case CACHED -> Line.of(Style.DIM, "cached");
            case CANCELLED -> Line.of(Style.DIM, "cancelled");
            default -> Line.of(Durations.of(step.worked(now)));
        };
        Mark mark = switch (step.state()) {
            case DONE, CACHED -> Mark.DONE;
            case FAILED -> Mark.FAILED;
            case CANCELLED -> Mark.NEUTRAL;
            case WAITING, RUNNING -> Mark.RUNNING;
        };
        return Line.of("  ")
                .add(mark.sign(glyphs))
                .add(" " + Digests.shortened(step.name()))
                .spread(result, right, glyphs);
    }

    /** The last lines of a step's output; of a step that writes none what it fetches or sends. */
    private List<Line> details(BuildStep step, int most) {
        List<String> texts = step.log().last(most).stream().map(LogLine::text).toList();
        if (texts.isEmpty()) {
            List<String> open = step.progress().stream()
                    .filter(progress -> progress.completed() == null)
                    .map(progress -> Digests.shortened(ProgressText.brief(progress)))
                    .toList();
            texts = open.subList(Math.max(0, open.size() - most), open.size());
        }
        return texts.stream()
                .map(text ->
                        Line.of(Style.DIM, "    " + glyphs.bar() + " " + text).cut(right, glyphs))
                .toList();
    }
}
