package dev.lkj.cli;

import dev.lkj.error.ExitCode;
import java.time.Duration;

/** How the process ends when a signal comes. */
public interface ProcessEnd {
    /** Which signal it was, as the exit code that it gives; SIGINT where that cannot be told. */
    ExitCode signal();

    /** Gives the work more time to close than the usual five seconds. */
    void allow(Duration time);

    /** Ends with this code, whatever the signal says; for commands that stand for another process. */
    void endWith(int code);
}
