package dev.lkj.cli;

import dev.lkj.error.ExitCode;
import dev.lkj.term.SafeText;
import dev.lkj.time.Cancellation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command that runs with streams and folder of this process, and gets the signals first. */
public final class ChildCommand {
    private static final Pattern SYSTEM_REASON = Pattern.compile("error[=:] ?(\\d+)(?:, | \\()(.*?)\\)?$");

    /** The shell's codes for a command that does not exist, and for one that cannot be run. */
    private static final int NOT_FOUND = 127;

    private static final int NOT_RUNNABLE = 126;

    /** What the command gets after a signal before it is killed. */
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

    private final Wiring wiring;
    private final List<String> command;
    private final Map<String, String> variables;
    private final Path directory;
    private final Duration patience;
    private final boolean tree;

    /**
     * A command in the current directory, which is killed when it has not ended 10 s after a signal.
     *
     * @param variables what its environment has beside that of this process
     */
    public ChildCommand(Wiring wiring, List<String> command, Map<String, String> variables) {
        this(wiring, command, variables, wiring.environment().directory(), USUAL_PATIENCE, true);
    }

    /**
     * A command in a directory.
     *
     * @param patience how long after a signal it is killed
     * @param tree whether what it started gets signals, too; not where it sees to that itself
     */
    public ChildCommand(
            Wiring wiring,
            List<String> command,
            Map<String, String> variables,
            Path directory,
            Duration patience,
            boolean tree) {
        this.wiring = wiring;
        this.command = List.copyOf(command);
        this.variables = Map.copyOf(variables);
        this.directory = directory;
        this.patience = patience;
        this.tree = tree;
    }

    /** Starts it, for whoever waits for its end in another way; that has to pass signals on, too. */
    public Process start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).inheritIO();
        builder.environment().putAll(variables);
        return builder.start();
    }

    /** Runs it and gives its exit code, 128 + n when signal n ended it. */
    public int run() {
        Cancellation cancellation = wiring.environment().cancellation();
        if (cancellation.isCancelled()) {
            return wiring.end().signal().code();
        }
        Process process;
        try {
            process = start();
        } catch (IOException e) {
            return notStarted(e);
        }
        Cancellation.Registration registration = cancellation.onCancel(() -> pass(process));
        try (registration) {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return ExitCode.FAILED.code();
        }
    }

    /** Says why it could not be started, and gives the shell's code for that. */
    public int notStarted(IOException cause) {
        // The machine's text ends with the system's reason: "error=2, No such file or directory" up to Java 24,
        // "error: 2 (No such file or directory)" from 25 on.
        Matcher system = SYSTEM_REASON.matcher(String.valueOf(cause.getMessage()));
        boolean known = system.find();
        // A folder of PATH that this user may not read makes the system say that it is not permitted.
        boolean missing = known && (system.group(1).equals("2") || nowhere(command.get(0)));
        String reason = missing ? "command not found" : known ? system.group(2) : "cannot be run";
        wiring.environment().err().line(SafeText.of("lkj: " + command.get(0) + ": " + reason));
        return missing ? NOT_FOUND : NOT_RUNNABLE;
    }

    /** Whether a command given by its name alone is in no folder of PATH that can be read. */
    private boolean nowhere(String name) {
        if (name.contains("/") || name.contains(File.separator)) {
            return false;
        }
        String path = wiring.environment().variable("PATH");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .noneMatch(folder -> new File(folder, name).exists());
    }

    /**
     * Passes a signal on, to the command and, as a terminal does, to what it started. Ctrl-C in a terminal is there
     * already: a second one would end programs at once that end gracefully on the first.
     */
    public void pass(Process process) {
        Stream<ProcessHandle> others = tree ? process.descendants() : Stream.empty();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process.toHandle()), others).toList();
        if (wiring.end().signal() == ExitCode.TERMINATED) {
            all.forEach(ProcessHandle::destroy);
        } else if (!wiring.environment().terminals().in()) {
            interrupt(all);
        }
        // Killing is all that can come of it; who waits for the process sees its end.
        var unused = process.onExit()
                .orTimeout(patience.toSeconds(), TimeUnit.SECONDS)
                .whenComplete((ended, late) -> {
                    if (late != null) {
                        process.descendants().forEach(ProcessHandle::destroyForcibly);
                        process.destroyForcibly();
                    }
                });
    }

    /** Java can send SIGTERM and SIGKILL only; where there is no shell for the right one, SIGTERM has to do. */
    private static void interrupt(List<ProcessHandle> all) {
        List<String> kill = new ArrayList<>(List.of("/bin/sh", "-c", "kill -s INT \"$@\" 2>/dev/null", "sh"));
        all.forEach(process -> kill.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(kill).start();
        } catch (IOException e) {
            all.forEach(ProcessHandle::destroy);
        }
    }
}
