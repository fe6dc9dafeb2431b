package dev.lkj.term;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a line at its blanks, so that no word is cut at the edge of the terminal.
 *
 * <p>What is accented is a link or a command and counts as one word; a word that fits nowhere stays whole, so that it
 * can be copied.
 */
final class LineBreaks {
    private final int columns;
    private final String indent;
    private final List<Line> lines = new ArrayList<>();
    private Line line = Line.EMPTY;
    private Line gap = Line.EMPTY;
    private Line word = Line.EMPTY;

    /**
     * Breaks at a width.
     *
     * @param indent blanks before all lines but the first
     */
    LineBreaks(int columns, int indent) {
        this.columns = columns;
        this.indent = " ".repeat(indent);
    }

    List<Line> of(Line whole) {
        for (Line.Span span : whole.spans()) {
            if (span.style() == Style.ACCENT) {
                word = word.add(span.style(), span.text());
            } else {
                words(span);
            }
        }
        endWord();
        lines.add(line);
        return lines.stream().map(LineBreaks::joined).toList();
    }

    /** Neighbours of one style become one piece again. */
    private static Line joined(Line pieces) {
        List<Line.Span> spans = new ArrayList<>();
        for (Line.Span piece : pieces.spans()) {
            int last = spans.size() - 1;
            if (last >= 0 && spans.get(last).style() == piece.style()) {
                spans.set(last, new Line.Span(piece.style(), spans.get(last).text() + piece.text()));
            } else {
                spans.add(piece);
            }
        }
        return new Line(spans);
    }

    private void words(Line.Span span) {
        String text = span.text();
        int start = 0;
        while (start < text.length()) {
            boolean blank = text.charAt(start) == ' ';
            int end = start + 1;
            while (end < text.length() && (text.charAt(end) == ' ') == blank) {
                end++;
            }
            String piece = text.substring(start, end);
            if (blank) {
                endWord();
                gap = gap.add(span.style(), piece);
            } else {
                word = word.add(span.style(), piece);
            }
            start = end;
        }
    }

    private void endWord() {
        if (word.spans().isEmpty()) {
            return;
        }
        boolean fits = line.width() + gap.width() + word.width() <= columns;
        boolean fitsBelow = indent.length() + word.width() <= columns;
        if (fits || !fitsBelow || line.spans().isEmpty()) {
            line = line.add(gap).add(word);
        } else {
            lines.add(line);
            line = Line.of(indent).add(word);
        }
        gap = Line.EMPTY;
        word = Line.EMPTY;
    }
}
