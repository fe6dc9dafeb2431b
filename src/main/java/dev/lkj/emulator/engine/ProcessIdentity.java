package dev.lkj.emulator.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that cannot be mistaken for a later one of the same id.
 *
 * @param pid its id
 * @param start when it began: clock ticks since boot where {@code /proc} tells them, else {@code @} and seconds of the
 *     epoch
 */
public record ProcessIdentity(long pid, String start) {
    private static final Path PROC = Path.of("/proc");

    /** Seconds are noted by a shell just after its start; a process id is not used again that soon. */
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    /** Where process ids mean the same as here: the system's name for it, {@code -} where it has none. */
    public static String place() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "-";
        }
    }

    /** This very process. */
    public static ProcessIdentity own() {
        return of(ProcessHandle.current());
    }

    /** A process of this machine. */
    static ProcessIdentity of(ProcessHandle process) {
        String ticks = stat(process.pid()).map(ProcStat::start).orElse("");
        String seconds =
                "@" + process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
        return new ProcessIdentity(process.pid(), ticks.isEmpty() ? seconds : ticks);
    }

    /** Reads what {@link #toString} writes; empty when it is anything else, half of it included. */
    public static Optional<ProcessIdentity> parse(String text) {
        String[] parts = text.split(" ", -1);
        boolean whole = parts.length == 2 && parts[0].matches("\\d{1,18}") && parts[1].matches("@?\\d{1,18}");
        return whole ? Optional.of(new ProcessIdentity(Long.parseLong(parts[0]), parts[1])) : Optional.empty();
    }

    /** Whether it still runs; a zombie does not. */
    public boolean isAlive() {
        Optional<ProcStat> stat = stat(pid);
        if (stat.isPresent() && !start.startsWith("@")) {
            return stat.get().start().equals(start) && stat.get().runs();
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(this::beganThen)
                .isPresent();
    }

    private boolean beganThen(ProcessHandle process) {
        Optional<Instant> began = process.info().startInstant();
        return !start.startsWith("@")
                || began.isEmpty()
                || Math.abs(began.get().getEpochSecond() - Long.parseLong(start.substring(1))) <= TOLERANCE.toSeconds();
    }

    private static Optional<ProcStat> stat(long pid) {
        try {
            return ProcStat.parse(Files.readString(PROC.resolve(pid + "/stat")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The id and the start, as the launcher's script writes them. */
    @Override
    public String toString() {
        return pid + " " + start;
    }
}
