package dev.lkj.cli;

import dev.lkj.error.ExitCode;
import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The process: its streams, its environment, its signals and its end. Everything else gets them as parameters. */
public final class Main {
    /** How long a signal waits for the work to say its last line and to remove its temporary files. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private Main() {}

    /** Runs lkj with the process's arguments and ends the process with its exit code. */
    public static void main(String[] args) throws IOException {
        Output out = new Output(new FileOutputStream(FileDescriptor.out));
        if (PreparedAnswer.print(args, out) && out.failure().isEmpty()) {
            end(ExitCode.OK.code());
        }
        Cancellation cancellation = new Cancellation();
        Ending ending = new Ending(cancellation);
        Runtime.getRuntime().addShutdownHook(new Thread(ending::onShutdown, "lkj-shutdown"));
        int code = ExitCode.FAILED.code();
        try {
            code = Lkj.run(environment(out, cancellation), ending, args);
        } finally {
            ending.finished.countDown();
        }
        // After a signal the machine ends by itself, with the signal's code.
        if (!cancellation.isCancelled()) {
            end(ending.forcedCode.get() < 0 ? code : ending.forcedCode.get());
        }
    }

    /**
     * Ends the process. Nothing waits for its end, since everything is closed where it was opened; calling exit, which
     * looks for a logger first, would take a fifth of the time of a short command, and block after a signal.
     */
    private static void end(int code) {
        Runtime.getRuntime().halt(code);
    }

    static Environment environment(Output out, Cancellation cancellation) {
        Map<String, String> variables = System.getenv();
        return new Environment(
                variables,
                Path.of("").toAbsolutePath(),
                home(variables),
                System.in,
                out,
                new Output(new FileOutputStream(FileDescriptor.err)),
                terminals(),
                Clock.system(),
                Pacing.realTime(cancellation),
                cancellation);
    }

    /** The folder of the user's settings: the variable wins over the system's list of users. */
    private static Path home(Map<String, String> variables) {
        String home = variables.getOrDefault("HOME", variables.getOrDefault("USERPROFILE", ""));
        return Path.of(home.isEmpty() ? System.getProperty("user.home", "") : home)
                .toAbsolutePath();
    }

    /** What the start script saw, since Java tells only about all streams together. */
    private static Environment.Terminals terminals() {
        String seen = System.getProperty("lkj.tty", "");
        return new Environment.Terminals(seen.contains("0"), seen.contains("1"), seen.contains("2"));
    }

    /** What happens between a signal and the end of the process. */
    private static final class Ending implements ProcessEnd {
        private final Cancellation cancellation;
        private final CountDownLatch finished = new CountDownLatch(1);
        private volatile Duration closing = CLOSING;
        private final AtomicInteger forcedCode = new AtomicInteger(-1);

        Ending(Cancellation cancellation) {
            this.cancellation = cancellation;
        }

        void onShutdown() {
            if (finished.getCount() == 0) {
                return;
            }
            cancellation.cancel();
            try {
                boolean closed = finished.await(closing.toMillis(), TimeUnit.MILLISECONDS);
                if (closed && forcedCode.get() >= 0) {
                    Runtime.getRuntime().halt(forcedCode.get());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public ExitCode signal() {
            // The machine runs the handler of a signal on a thread that it names after the signal.
            boolean term = Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(thread -> thread.getName().startsWith("SIGTERM"));
            return term ? ExitCode.TERMINATED : ExitCode.INTERRUPTED;
        }

        @Override
        public void allow(Duration time) {
            closing = time;
        }

        @Override
        public void endWith(int code) {
            forcedCode.set(code);
        }
    }
}
