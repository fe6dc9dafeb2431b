package dev.lkj.cli.privatelink;

import dev.lkj.error.LkjException;
import java.util.Locale;

/** The value of {@code --port}: decimal, or with {@code 0x}, {@code 0o} or {@code 0b} before it. */
final class PortNumber {
    private static final int LARGEST = 65535;

    private PortNumber() {}

    /**
     * The number.
     *
     * @throws LkjException (exit 2) when it is none, or none that a service can listen on
     */
    static int parse(String text) {
        long number = number(text);
        if (number < 1 || number > LARGEST) {
            throw LkjException.usage("invalid value \"" + text + "\" for flag -port: a port is from 1 to " + LARGEST);
        }
        return (int) number;
    }

    private static long number(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        int base = lower.startsWith("0x") ? 16 : lower.startsWith("0b") ? 2 : lower.startsWith("0o") ? 8 : 10;
        String digits = base == 10 ? lower : lower.substring(2);
        try {
            if (Character.digit(digits.isEmpty() ? ' ' : digits.charAt(0), base) < 0) {
                throw new NumberFormatException(text);
            }
            return Long.parseLong(digits, base);
        } catch (NumberFormatException e) {
            throw LkjException.usage("invalid value \"" + text + "\" for flag -port: parse error");
        }
    }
}
