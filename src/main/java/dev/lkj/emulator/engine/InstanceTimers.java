package dev.lkj.emulator.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What happens to instances by time alone: the kill after the grace, and the bound of what they print. */
final class InstanceTimers implements AutoCloseable {
    private static final Duration CAP_EVERY = Duration.ofSeconds(1);

    private final ProcessInstances instances;
    private final ScheduledThreadPoolExecutor executor;

    InstanceTimers(ProcessInstances instances) {
        this.instances = instances;
        this.executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "lkj-instances");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        var unused = executor.scheduleWithFixedDelay(
                this::capOutput, CAP_EVERY.toMillis(), CAP_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Kills an instance that still lives when the time has passed. */
    void killAfter(Duration grace, ProcessInstance instance) {
        try {
            var unused = executor.schedule(
                    () -> {
                        if (instance.isAlive()) {
                            instance.kill();
                        }
                    },
                    grace.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The engine was closed: instances are left alone from then on.
        }
    }

    private void capOutput() {
        for (ProcessInstance instance : instances.living()) {
            try {
                instance.folder().output().cap();
            } catch (IOException e) {
                // The disk is full, probably; the next round tries again.
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
