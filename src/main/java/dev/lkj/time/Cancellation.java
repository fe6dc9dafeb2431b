package dev.lkj.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells running work to stop: set once, from any thread, and seen everywhere it was passed to. */
public final class Cancellation {
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final List<Runnable> listeners = new ArrayList<>();

    /** Ends the registration of a listener. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Cancels the work; the second call and later ones do nothing. */
    public void cancel() {
        List<Runnable> toRun;
        synchronized (listeners) {
            if (isCancelled()) {
                return;
            }
            cancelled.countDown();
            toRun = List.copyOf(listeners);
            listeners.clear();
        }
        toRun.forEach(Runnable::run);
    }

    /** Whether the work was cancelled. */
    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** Throws when the work was cancelled. */
    public void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }

    /**
     * Runs something once when the work is cancelled, on the cancelling thread; at once, on this one, if it already is.
     * The listener must return quickly and not throw.
     */
    public Registration onCancel(Runnable listener) {
        synchronized (listeners) {
            if (!isCancelled()) {
                listeners.add(listener);
                return () -> remove(listener);
            }
        }
        listener.run();
        return () -> {};
    }

    private void remove(Runnable listener) {
        synchronized (listeners) {
            listeners.remove(listener);
        }
    }

    /** Waits for the given time at most; true when the work was cancelled. */
    public boolean await(Duration time) {
        try {
            return cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
