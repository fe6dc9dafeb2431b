package dev.lkj.term;

import java.util.Locale;

/** Numbers of bytes for people, in decimal units as storage and networks are sold. */
public final class Sizes {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Sizes() {}

    /** A size of two or three digits, as in {@code 28 B}, {@code 1.4 MB}, {@code 412 kB}. */
    public static String of(long bytes) {
        double value = bytes;
        int unit = 0;
        // 999.5 and more would be rounded to 1000.
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        String format = unit > 0 && value < 9.95 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, value, UNITS[unit]);
    }

    /** A size as build logs have it: two decimals, no blank, as in {@code 494B}, {@code 63.32MB}. */
    public static String exact(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f%s" : "%.2f%s", value, UNITS[unit]);
    }
}
