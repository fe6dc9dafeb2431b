package dev.lkj.cli.emulator;

import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that runs with streams and folder of this process, and gets the signals first. */
final class ChildCommand {
    /** The shell's code for a command that does not exist. */
    private static final int NOT_FOUND = 127;

    /** What the command gets after a signal before it is killed. */
    private static final int PATIENCE_SECONDS = 10;

    private final Wiring wiring;
    private final List<String> command;
    private final Map<String, String> variables;

    ChildCommand(Wiring wiring, List<String> command, Map<String, String> variables) {
        this.wiring = wiring;
        this.command = command;
        this.variables = variables;
    }

    /** Runs it and gives its exit code, 128 + n when signal n ended it. */
    int run() {
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(wiring.environment().directory().toFile())
                    .inheritIO();
            builder.environment().putAll(variables);
            process = builder.start();
        } catch (IOException e) {
            wiring.environment().err().line("lkj: " + command.get(0) + ": command not found");
            return NOT_FOUND;
        }
        Cancellation cancellation = wiring.environment().cancellation();
        Cancellation.Registration registration = cancellation.onCancel(() -> pass(process));
        try (registration) {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return ExitCode.FAILED.code();
        }
    }

    /**
     * Passes a signal on. A terminal sends Ctrl-C to the command by itself, so only the end of the time is enforced
     * then; a second one would end programs at once that end gracefully on the first.
     */
    private void pass(Process process) {
        boolean terminal = wiring.environment().terminals().in();
        if (wiring.end().signal() == ExitCode.TERMINATED || !terminal) {
            process.destroy();
        }
        // Killing is all that can come of it; who waits for the process sees its end.
        var unused = process.onExit()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((ended, late) -> {
                    if (late != null) {
                        process.destroyForcibly();
                    }
                });
    }
}
