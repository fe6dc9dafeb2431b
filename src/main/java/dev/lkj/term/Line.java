package dev.lkj.term;

import java.util.ArrayList;
import java.util.List;

/**
 * One line to show: pieces of text, each with a style.
 *
 * <p>All text is made safe when it is added, so that a line can hold names and output from anywhere.
 */
public record Line(List<Span> spans) {
    /** A line without text. */
    public static final Line EMPTY = new Line(List.of());

    /** A piece of text in one style. */
    public record Span(Style style, String text) {
        /** Makes the text safe. */
        public Span {
            text = SafeText.of(text);
        }
    }

    /** Copies the pieces. */
    public Line {
        spans = List.copyOf(spans);
    }

    /** A line of plain text. */
    public static Line of(String text) {
        return of(Style.PLAIN, text);
    }

    /** A line in one style. */
    public static Line of(Style style, String text) {
        return text.isEmpty() ? EMPTY : new Line(List.of(new Span(style, text)));
    }

    /** This line with plain text behind it. */
    public Line add(String text) {
        return add(of(text));
    }

    /** This line with styled text behind it. */
    public Line add(Style style, String text) {
        return add(of(style, text));
    }

    /** This line with another one behind it. */
    public Line add(Line more) {
        List<Span> both = new ArrayList<>(spans);
        both.addAll(more.spans);
        return new Line(both);
    }

    /** How many columns it takes. */
    public int width() {
        return spans.stream().mapToInt(span -> Columns.of(span.text())).sum();
    }

    /** This line shortened to the given columns, with an ellipsis where text is left out. */
    public Line cut(int columns, Glyphs glyphs) {
        if (width() <= columns) {
            return this;
        }
        // One piece at the end has to hold the ellipsis, whatever the pieces behind it are.
        int left = Math.max(0, columns - Columns.of(glyphs.ellipsis()));
        Line shortened = EMPTY;
        for (Span span : spans) {
            String head = Columns.head(span.text(), left);
            shortened = shortened.add(span.style(), head);
            left -= Columns.of(head);
            if (head.length() < span.text().length()) {
                return shortened.add(span.style(), Columns.head(glyphs.ellipsis(), columns - shortened.width()));
            }
        }
        return shortened;
    }

    /**
     * This line in lines of at most the given columns, broken at blanks; what is accented, and a word that fits
     * nowhere, stays whole.
     *
     * @param indent how many blanks stand before all lines but the first
     */
    public List<Line> broken(int columns, int indent) {
        return width() <= columns ? List.of(this) : new LineBreaks(columns, indent).of(this);
    }

    /** This line with blanks behind it up to the given columns. */
    public Line padded(int columns) {
        int missing = columns - width();
        return missing > 0 ? add(" ".repeat(missing)) : this;
    }

    /** This line at the left and another one at the right end of the given columns; the left one gives way. */
    public Line spread(Line right, int columns, Glyphs glyphs) {
        if (right.spans.isEmpty()) {
            return cut(columns, glyphs);
        }
        int room = Math.max(0, columns - right.width() - 1);
        return cut(room, glyphs).padded(room + 1).add(right);
    }

    /** The text without styles. */
    public String text() {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        return text.toString();
    }
}
