package dev.lkj.cli.agent;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets a view notice that time passes, on a thread that does not keep the process alive. */
public final class Ticker implements AutoCloseable {
    private final ScheduledExecutorService scheduler;

    private Ticker(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    /** Ticks until it is closed. */
    public static Ticker every(Duration interval, Runnable tick) {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lkj-ticker");
            thread.setDaemon(true);
            return thread;
        });
        long millis = interval.toMillis();
        // The future only ends with the scheduler; a view's failure would end the ticking, not the run.
        var unused = scheduler.scheduleAtFixedRate(tick, millis, millis, TimeUnit.MILLISECONDS);
        return new Ticker(scheduler);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
