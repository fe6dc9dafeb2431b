package dev.lkj.cli.local;

import dev.lkj.cli.ChildCommand;
import dev.lkj.cli.Wiring;
import dev.lkj.time.CancelledException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a command, and ends and starts it again when a file changed. */
record Reloads(Wiring wiring, ChildCommand child, SourceWatch files) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    /** What a process gets to end before it is killed; a session that is lost was a test of the writer's. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** The exit code of the last run. */
    int run() {
        while (true) {
            Process process;
            try {
                process = child.start();
            } catch (IOException e) {
                return child.notStarted(e);
            }
            try {
                Optional<String> changed = follow(process);
                if (changed.isEmpty()) {
                    return process.exitValue();
                }
                wiring.status("Reloading: " + changed.get() + " changed");
                stop(process);
            } catch (CancelledException e) {
                child.pass(process);
                return ended(process);
            }
        }
    }

    /** A changed file; empty when the process ended, and nobody is there to change one. */
    private Optional<String> follow(Process process) {
        boolean told = false;
        while (true) {
            wiring.pacing().pause(BETWEEN_LOOKS);
            Optional<String> changed = files.change();
            if (changed.isPresent()) {
                return changed;
            }
            if (!process.isAlive()) {
                boolean watched = wiring.environment().terminals().err();
                if (process.exitValue() == 0 || !watched) {
                    return Optional.empty();
                }
                if (!told) {
                    wiring.status("The agent ended with " + process.exitValue()
                            + "; it starts again when a file changes, Ctrl-C ends this");
                    told = true;
                }
            }
        }
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                process.waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static int ended(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return process.destroyForcibly().exitValue();
        }
    }
}
