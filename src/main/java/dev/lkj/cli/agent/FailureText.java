package dev.lkj.cli.agent;

import dev.lkj.buildlog.BuildFailure;
import dev.lkj.buildlog.BuildFailureView;
import dev.lkj.term.Columns;
import dev.lkj.term.Durations;
import dev.lkj.term.Glyphs;
import dev.lkj.term.Line;
import dev.lkj.term.Mark;
import dev.lkj.term.PhaseLine;
import dev.lkj.term.SafeText;
import dev.lkj.term.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is shown above the message of a failure. */
sealed interface FailureText {
    /** Nothing: the message says it all. */
    FailureText NONE = new Nothing();

    /** On a terminal of the given columns. */
    List<Line> fitted(int columns, Glyphs glyphs);

    /** Where there is no terminal. */
    List<Line> plain(Glyphs glyphs);

    /** Nothing to show. */
    record Nothing() implements FailureText {
        @Override
        public List<Line> fitted(int columns, Glyphs glyphs) {
            return List.of();
        }

        @Override
        public List<Line> plain(Glyphs glyphs) {
            return List.of();
        }
    }

    /** The steps of a build that failed. */
    record Build(List<BuildFailure> failures) implements FailureText {
        @Override
        public List<Line> fitted(int columns, Glyphs glyphs) {
            BuildFailureView view = new BuildFailureView(glyphs);
            List<Line> lines = new ArrayList<>();
            for (BuildFailure failure : failures) {
                lines.addAll(view.fitted(failure, columns));
                lines.add(Line.EMPTY);
            }
            return lines;
        }

        @Override
        public List<Line> plain(Glyphs glyphs) {
            BuildFailureView view = new BuildFailureView(glyphs);
            return failures.stream().flatMap(f -> view.plain(f).stream()).toList();
        }
    }

    /** A version that does not serve, and what its newest instance printed last. */
    record Roll(String headline, List<String> output, Duration time) implements FailureText {
        private static final String TITLE = "last output of the newest instance";

        @Override
        public List<Line> fitted(int columns, Glyphs glyphs) {
            List<Line> lines = new ArrayList<>();
            Line left = Mark.FAILED.sign(glyphs).add(" " + headline);
            lines.add(left.spread(Line.of(Durations.of(time)), PhaseLine.rightEnd(columns), glyphs));
            lines.add(Line.EMPTY);
            if (!output.isEmpty()) {
                lines.add(Line.of(Style.DIM, "  " + TITLE));
                output.forEach(text -> Columns.wrap(SafeText.ofOutput(text), columns - 5)
                        .forEach(part -> lines.add(Line.of("    " + part))));
                lines.add(Line.EMPTY);
            }
            return lines;
        }

        @Override
        public List<Line> plain(Glyphs glyphs) {
            List<Line> lines = new ArrayList<>();
            lines.add(Line.of(headline + " (" + Durations.of(time) + ")"));
            if (!output.isEmpty()) {
                lines.add(Line.of(TITLE + ":"));
                output.forEach(text -> lines.add(Line.of("  " + SafeText.ofOutput(text))));
            }
            return lines;
        }
    }
}
