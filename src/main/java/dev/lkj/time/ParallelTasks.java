package dev.lkj.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Does several things at once and waits for all; when one fails, the others are cancelled. */
public final class ParallelTasks {
    private static final Duration NEWS = Duration.ofMillis(100);

    private final int atOnce;
    private final Cancellation cancellation;

    /**
     * A way to do so many things at once.
     *
     * @param cancellation cancels all of them
     */
    public ParallelTasks(int atOnce, Cancellation cancellation) {
        this.atOnce = atOnce;
        this.cancellation = cancellation;
    }

    /** One of several things; ends early when it is cancelled. */
    public interface Task<T> {
        /** Does it. */
        T run(Cancellation own) throws Exception;
    }

    /**
     * Does all, and answers what they gave, in their order.
     *
     * @param news called on this thread now and then, and at the end
     * @throws ExecutionException with the failure that came first
     * @throws CancelledException when the work was cancelled
     */
    public <T> List<T> run(List<Task<T>> tasks, Runnable news) throws ExecutionException {
        if (tasks.isEmpty()) {
            return List.of();
        }
        Failure failure = new Failure();
        Cancellation own = new Cancellation();
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(atOnce, tasks.size()), ParallelTasks::thread);
        Cancellation.Registration linked = cancellation.onCancel(own::cancel);
        try {
            List<Future<T>> begun = new ArrayList<>();
            for (Task<T> task : tasks) {
                begun.add(threads.submit(guarded(task, own, failure)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : begun) {
                results.add(await(each, news));
            }
            news.run();
            return results;
        } catch (ExecutionException e) {
            own.cancel();
            threads.shutdown();
            awaitEnd(threads);
            cancellation.throwIfCancelled();
            throw new ExecutionException(failure.first == null ? e.getCause() : failure.first);
        } finally {
            linked.close();
            threads.shutdown();
        }
    }

    private static final class Failure {
        private @Nullable Exception first;

        synchronized void note(Exception failure) {
            first = first == null ? failure : first;
        }
    }

    private static <T> Callable<T> guarded(Task<T> task, Cancellation own, Failure failure) {
        return () -> {
            try {
                own.throwIfCancelled();
                return task.run(own);
            } catch (Exception e) {
                failure.note(e);
                own.cancel();
                throw e;
            }
        };
    }

    private static <T> T await(Future<T> task, Runnable news) throws ExecutionException {
        while (true) {
            try {
                return task.get(NEWS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                news.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            }
        }
    }

    /** Files that the tasks use are removed when this returns: none may be at work then. */
    private static void awaitEnd(ExecutorService threads) {
        try {
            boolean unused = threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "lkj-parallel");
        thread.setDaemon(true);
        return thread;
    }
}
