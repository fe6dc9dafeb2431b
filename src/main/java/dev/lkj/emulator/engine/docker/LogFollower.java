package dev.lkj.emulator.engine.docker;

import dev.lkj.emulator.engine.Engine;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/** Passes on what a container prints, on a thread of its own: a listener may be slow without holding up anything else. */
final class LogFollower implements Engine.Subscription {
    private final Cancellation closed = new Cancellation();

    private LogFollower() {}

    /** Starts with what is printed at that moment. */
    static LogFollower start(Containers containers, String container, Instant since, Consumer<String> line) {
        LogFollower follower = new LogFollower();
        String seconds = String.format(Locale.ROOT, "%d.%09d", since.getEpochSecond(), since.getNano());
        Thread thread = new Thread(() -> follower.run(containers, container, seconds, line), "lkj-log-" + container);
        thread.setDaemon(true);
        thread.start();
        return follower;
    }

    private void run(Containers containers, String container, String since, Consumer<String> line) {
        try {
            containers.follow(
                    container,
                    since,
                    text -> {
                        if (!closed.isCancelled()) {
                            line.accept(text);
                        }
                    },
                    closed);
        } catch (IOException e) {
            // Closed, or the daemon is gone: there is no more to pass on.
        }
    }

    @Override
    public void close() {
        closed.cancel();
    }
}
