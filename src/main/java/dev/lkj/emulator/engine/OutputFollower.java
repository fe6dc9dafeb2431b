package dev.lkj.emulator.engine;

import dev.lkj.time.Cancellation;
import java.time.Duration;
import java.util.function.Consumer;

/** Passes on what is printed, on a thread of its own: a listener may be slow without holding up anything else. */
final class OutputFollower implements Engine.Subscription {
    private static final Duration POLL = Duration.ofMillis(100);

    private final OutputFile output;
    private final LineSplitter lines;
    private final Cancellation closed = new Cancellation();
    private long position;

    private OutputFollower(OutputFile output, Consumer<String> line) {
        this.output = output;
        this.lines = new LineSplitter(text -> {
            if (!closed.isCancelled()) {
                line.accept(text);
            }
        });
        this.position = output.size();
    }

    static OutputFollower start(String instanceId, OutputFile output, Consumer<String> line) {
        OutputFollower follower = new OutputFollower(output, line);
        Thread thread = new Thread(follower::run, "lkj-output-" + instanceId);
        thread.setDaemon(true);
        thread.start();
        return follower;
    }

    private void run() {
        do {
            boolean more = true;
            while (more && !closed.isCancelled()) {
                more = pass();
            }
        } while (!closed.await(POLL));
    }

    private boolean pass() {
        if (output.size() < position) {
            // It was capped: what follows stands at the beginning.
            position = 0;
        }
        byte[] bytes = output.read(position);
        position += bytes.length;
        lines.add(bytes);
        return bytes.length > 0;
    }

    @Override
    public void close() {
        closed.cancel();
    }
}
