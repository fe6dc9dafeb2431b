package dev.lkj.buildlog;

import dev.lkj.wire.BuildVertexLog;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The output of a step as lines, of which only the last are kept: {@value #MOST_LINES} at most, and
 * {@value #MOST_CHARACTERS} characters. Output and error output are joined line by line, never within a line.
 */
public final class StepLog {
    /** So many lines are kept, which is far more than a failure shows or a screen holds. */
    public static final int MOST_LINES = 1_000;

    /** So many characters are kept, so that a build of a hundred talkative steps stays below 100 MB. */
    public static final int MOST_CHARACTERS = 256 * 1024;

    private static final int ERROR_STREAM = 2;

    private final LineAssembler output = new LineAssembler();
    private final LineAssembler errors = new LineAssembler();
    private final ArrayDeque<LogLine> lines = new ArrayDeque<>();
    private int characters;

    /** Adds a chunk that was written so long after the step's start; returns the lines that it completes. */
    List<LogLine> add(BuildVertexLog chunk, Duration at) {
        LineAssembler assembler = chunk.stream() == ERROR_STREAM ? errors : output;
        List<LogLine> completed = assembler.add(chunk.data().toArray(), at);
        completed.forEach(this::keep);
        return completed;
    }

    /** Ends lines that have no end, as at the end of the step. */
    List<LogLine> end() {
        List<LogLine> completed = new ArrayList<>();
        output.end().ifPresent(completed::add);
        errors.end().ifPresent(completed::add);
        completed.forEach(this::keep);
        return completed;
    }

    private void keep(LogLine line) {
        lines.addLast(line);
        characters += line.text().length();
        while (lines.size() > MOST_LINES || characters > MOST_CHARACTERS) {
            characters -= lines.removeFirst().text().length();
        }
    }

    /** The lines that are kept, and those that have no end yet. */
    public List<LogLine> lines() {
        List<LogLine> all = new ArrayList<>(lines);
        output.unfinished().ifPresent(all::add);
        errors.unfinished().ifPresent(all::add);
        return all;
    }

    /** The last lines, at most so many; a line that has no end yet counts. */
    public List<LogLine> last(int count) {
        List<LogLine> all = lines();
        return all.subList(Math.max(0, all.size() - count), all.size());
    }
}
