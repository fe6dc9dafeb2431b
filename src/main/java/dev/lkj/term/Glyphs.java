package dev.lkj.term;

import java.util.Locale;
import java.util.Map;

/** The signs that lkj draws with, in a Unicode and an ASCII form; which one follows from the locale. */
public enum Glyphs {
    /** For locales that use UTF-8. */
    UNICODE("✓", "✗", "◐", "•", "–", "│", "…", "━", "─"),
    /** For all other locales. */
    ASCII("+", "x", "~", "*", "-", "|", "...", "#", "-");

    private final String done;
    private final String failed;
    private final String running;
    private final String bullet;
    private final String dash;
    private final String bar;
    private final String ellipsis;
    private final String filled;
    private final String empty;

    Glyphs(
            String done,
            String failed,
            String running,
            String bullet,
            String dash,
            String bar,
            String ellipsis,
            String filled,
            String empty) {
        this.done = done;
        this.failed = failed;
        this.running = running;
        this.bullet = bullet;
        this.dash = dash;
        this.bar = bar;
        this.ellipsis = ellipsis;
        this.filled = filled;
        this.empty = empty;
    }

    /**
     * Chooses by the user's locale.
     *
     * <p>{@code LKJ_LOCALE} wins: the start script puts the original locale there before it changes {@code LC_CTYPE}
     * for the JVM. Without it the order is that of POSIX: {@code LC_ALL}, {@code LC_CTYPE}, {@code LANG}.
     */
    public static Glyphs of(Map<String, String> environment) {
        for (String name : new String[] {"LKJ_LOCALE", "LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.getOrDefault(name, "");
            if (!locale.isEmpty() || (name.equals("LKJ_LOCALE") && environment.containsKey(name))) {
                String folded = locale.toUpperCase(Locale.ROOT);
                return folded.contains("UTF-8") || folded.contains("UTF8") ? UNICODE : ASCII;
            }
        }
        return ASCII;
    }

    /** The sign of what is done. */
    public String done() {
        return done;
    }

    /** The sign of what failed. */
    public String failed() {
        return failed;
    }

    /** The sign of what is in progress. */
    public String running() {
        return running;
    }

    /** The sign in front of an item of a list. */
    public String bullet() {
        return bullet;
    }

    /** The sign between the ends of a range, as in {@code 1–4}. */
    public String dash() {
        return dash;
    }

    /** The vertical line beside quoted text. */
    public String bar() {
        return bar;
    }

    /** What stands for text that was left out. */
    public String ellipsis() {
        return ellipsis;
    }

    /** The part of a progress bar that is done. */
    String filled() {
        return filled;
    }

    /** The part of a progress bar that is to come. */
    String empty() {
        return empty;
    }
}
