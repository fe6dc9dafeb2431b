package dev.lkj.term;

import java.util.Map;

/** Whether styles become colours on a stream. */
public enum Palette {
    /** Styles become escape sequences. */
    COLOURED,
    /** Styles are dropped; no escape sequence is written. */
    PLAIN;

    /**
     * Chooses for one stream.
     *
     * <p>{@code NO_COLOR} with any value means no colour, before all others. {@code CLICOLOR_FORCE} other than 0 means
     * colour even where there is no terminal. Else there is colour on a terminal, unless {@code CLICOLOR} is 0 or
     * {@code TERM} is {@code dumb}.
     */
    public static Palette of(Map<String, String> environment, boolean isTerminal) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return PLAIN;
        }
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        if (!force.isEmpty() && !force.equals("0")) {
            return COLOURED;
        }
        boolean off = "0".equals(environment.get("CLICOLOR")) || "dumb".equals(environment.get("TERM"));
        return isTerminal && !off ? COLOURED : PLAIN;
    }

    /** The line as it is written to the stream, without a line end. */
    public String paint(Line line) {
        StringBuilder painted = new StringBuilder();
        for (Line.Span span : line.spans()) {
            boolean styled = this == COLOURED && span.style() != Style.PLAIN;
            if (styled) {
                painted.append("\u001b[").append(span.style().parameters()).append('m');
            }
            painted.append(span.text());
            if (styled) {
                painted.append("\u001b[0m");
            }
        }
        return painted.toString();
    }
}
