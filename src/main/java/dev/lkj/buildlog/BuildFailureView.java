package dev.lkj.buildlog;

import dev.lkj.term.Columns;
import dev.lkj.term.Durations;
import dev.lkj.term.Glyphs;
import dev.lkj.term.Line;
import dev.lkj.term.Mark;
import dev.lkj.term.PhaseLine;
import dev.lkj.term.SafeText;
import dev.lkj.term.Style;
import java.util.ArrayList;
import java.util.List;

/** A failed build in lines: which step, where in the Dockerfile, and what it wrote last. */
public final class BuildFailureView {
    private final Glyphs glyphs;

    /** A view that draws with these signs. */
    public BuildFailureView(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    /** The failure on a terminal of the given columns; long lines of output are wrapped, others are cut. */
    public List<Line> fitted(BuildFailure failure, int columns) {
        Line heading = Mark.FAILED.sign(glyphs).add(" " + heading(failure));
        Line time = failure.step().isEmpty() ? Line.EMPTY : Line.of(Durations.of(failure.time()));
        List<Line> lines = new ArrayList<>();
        lines.add(heading.spread(time, PhaseLine.rightEnd(columns), glyphs));
        excerpt(failure).forEach(line -> lines.add(line.cut(columns - 1, glyphs)));
        lines.add(Line.EMPTY);
        for (String text : failure.output()) {
            Columns.wrap(SafeText.ofOutput(text), columns - 4).forEach(part -> lines.add(Line.of("  " + part)));
        }
        return lines;
    }

    /** The failure where there is no terminal: nothing is cut or wrapped. */
    public List<Line> plain(BuildFailure failure) {
        String time = failure.step().isEmpty() ? "" : " (" + Durations.of(failure.time()) + ")";
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(heading(failure) + time));
        lines.addAll(excerpt(failure));
        lines.add(Line.EMPTY);
        failure.output().forEach(text -> lines.add(Line.of("  " + SafeText.ofOutput(text))));
        return lines;
    }

    private static String heading(BuildFailure failure) {
        return failure.step().isEmpty() ? "Build failed" : "Build failed in step " + Digests.shortened(failure.step());
    }

    private List<Line> excerpt(BuildFailure failure) {
        DockerfileExcerpt excerpt = failure.excerpt();
        if (excerpt == null) {
            return List.of();
        }
        int digits = excerpt.rows().stream()
                .mapToInt(row -> String.valueOf(row.number()).length())
                .max()
                .orElse(1);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.EMPTY);
        lines.add(Line.of("  Dockerfile:" + excerpt.line()));
        for (DockerfileExcerpt.Row row : excerpt.rows()) {
            String number = String.format("%" + digits + "d", row.number());
            String mark = row.failed() ? "  > " : "    ";
            Style style = row.failed() ? Style.PLAIN : Style.DIM;
            lines.add(Line.of(row.failed() ? Style.RED : Style.DIM, mark + number + " " + glyphs.bar() + " ")
                    .add(style, row.text()));
        }
        return lines;
    }
}
