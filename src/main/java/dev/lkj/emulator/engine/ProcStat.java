package dev.lkj.emulator.engine;

import java.util.Optional;

/** What Linux says of a process in {@code /proc/PID/stat}: its state, its group, its start in ticks since boot. */
record ProcStat(String state, long group, String start) {

    /** Reads the line; the program's name in parentheses may hold anything, so the last one counts. */
    static Optional<ProcStat> parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1);
        // Counted from the state, which is field 3: group 5, start 22.
        return fields.length < 20
                ? Optional.empty()
                : Optional.of(new ProcStat(fields[0], Long.parseLong(fields[2]), fields[19]));
    }

    /** False for a zombie, which has ended and only waits to be noticed. */
    boolean runs() {
        return !state.equals("Z") && !state.equals("X");
    }
}
