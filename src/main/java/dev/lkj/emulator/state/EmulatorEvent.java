package dev.lkj.emulator.state;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Something that happened to a deployment, for people.
 *
 * @param deployment never empty: {@code production} or a name
 * @param text one line without control characters
 */
public record EmulatorEvent(Instant time, String agentId, String deployment, String text) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Removes control characters, which would reach a terminal. */
    public EmulatorEvent {
        text = text.replaceAll("\\p{Cntrl}", "?");
    }

    /** The event as one line, its time as a clock on the wall in that zone shows it. */
    public String line(ZoneId zone) {
        return TIME.format(time.atZone(zone)) + "  " + agentId + " " + deployment + "  " + text;
    }
}
