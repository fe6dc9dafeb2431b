package dev.lkj.time;

import java.time.Duration;

/** Waiting between two attempts or two reads; the only sleep of the program. */
@FunctionalInterface
public interface Pacing {

    /**
     * Waits for the given time.
     *
     * @throws CancelledException as soon as the work is cancelled
     */
    void pause(Duration time);

    /** Waits in real time, and ends at once when the work is cancelled. */
    static Pacing realTime(Cancellation cancellation) {
        return time -> {
            if (cancellation.await(time)) {
                throw new CancelledException();
            }
        };
    }
}
