package dev.lkj.emulator.engine.docker;

import dev.lkj.error.LkjException;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends containers: SIGTERM, and SIGKILL after the grace. The grace is kept here and not by the daemon, whose call to stop
 * would have to be held open for as long as a drain takes.
 */
final class ContainerEnd implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    /** A killed container is gone at once, unless the daemon is stuck. */
    private static final Duration KILLED_WITHIN = Duration.ofSeconds(10);

    private final Containers containers;
    private final DockerInstances instances;
    private final Clock clock;
    private final Pacing pacing = Pacing.realTime(new Cancellation());
    private final ScheduledThreadPoolExecutor executor;

    ContainerEnd(Containers containers, DockerInstances instances, Clock clock) {
        this.containers = containers;
        this.instances = instances;
        this.clock = clock;
        this.executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "lkj-containers");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void stop(String instanceId, String container, Duration grace) {
        killAfter(grace, container);
        try {
            containers.signal(container, "SIGTERM");
        } catch (IOException e) {
            throw LkjException.failed("the container of " + instanceId + " cannot be stopped: " + e.getMessage(), e);
        }
    }

    private void killAfter(Duration grace, String container) {
        try {
            var unused = executor.schedule(
                    () -> signalQuietly(container, "SIGKILL"), grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The engine was closed: instances are left alone from then on.
        }
    }

    private void signalQuietly(String container, String signal) {
        try {
            containers.signal(container, signal);
        } catch (IOException e) {
            // The daemon is gone, and its containers with it as a rule.
        }
    }

    /** Ends all of this emulator's, and returns when none is left or the daemon does not answer. */
    void stopAll(Duration grace) {
        try {
            for (Containers.Listed container : instances.running()) {
                signalQuietly(container.id(), "SIGTERM");
            }
            if (!noneRunsWithin(grace)) {
                instances.running().forEach(container -> signalQuietly(container.id(), "SIGKILL"));
                noneRunsWithin(KILLED_WITHIN);
            }
        } catch (IOException e) {
            // Without the daemon nothing can be ended; what it still runs is found by the next emulator.
        }
    }

    private boolean noneRunsWithin(Duration time) throws IOException {
        Duration end = clock.elapsed().plus(time);
        while (!instances.running().isEmpty()) {
            if (clock.elapsed().compareTo(end) >= 0) {
                return false;
            }
            pacing.pause(POLL);
        }
        return true;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
