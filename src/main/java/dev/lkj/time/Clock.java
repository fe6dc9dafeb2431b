package dev.lkj.time;

import java.time.Duration;
import java.time.Instant;

/** What time it is; the only place that asks the system. */
public interface Clock {

    /** The wall-clock time, for what people and services see. */
    Instant now();

    /** Time that never goes backwards, since an arbitrary start; for measuring how long something takes. */
    Duration elapsed();

    /** The clock of the machine. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
