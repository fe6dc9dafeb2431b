package dev.lkj.source.git;

import dev.lkj.time.Cancellation;
import dev.lkj.time.CancelledException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the git of the machine in one folder; it never asks anybody anything and takes no optional locks. */
final class GitCommand {
    private final Path program;
    private final Path folder;
    private final Map<String, String> environment;
    private final Cancellation cancellation;

    /**
     * What a run of git came to.
     *
     * @param ok whether it ended with 0
     * @param output what it printed, trimmed; its errors, too, if they were asked for
     */
    record Result(boolean ok, String output) {
        /** The output of a run that worked, else nothing. */
        String orEmpty() {
            return ok ? output : "";
        }
    }

    private GitCommand(Path program, Path folder, Map<String, String> environment, Cancellation cancellation) {
        this.program = program;
        this.folder = folder;
        this.environment = environment;
        this.cancellation = cancellation;
    }

    /** The git that a search path of the environment finds; nothing when there is none. */
    static Optional<GitCommand> find(Path folder, Map<String, String> environment, Cancellation cancellation) {
        return GitProgram.find(environment)
                .map(program -> new GitCommand(program, folder, quiet(environment), cancellation));
    }

    /** Without a terminal to ask on: no password, no host key, no editor, no pager. */
    private static Map<String, String> quiet(Map<String, String> environment) {
        Map<String, String> quiet = new HashMap<>(environment);
        quiet.put("GIT_OPTIONAL_LOCKS", "0");
        quiet.put("GIT_TERMINAL_PROMPT", "0");
        quiet.put("GIT_ASKPASS", "true");
        quiet.put("SSH_ASKPASS", "true");
        quiet.put("GIT_PAGER", "cat");
        quiet.put("GIT_EDITOR", "true");
        quiet.put("LC_ALL", "C");
        quiet.putIfAbsent("GIT_SSH_COMMAND", "ssh -o BatchMode=yes");
        return quiet;
    }

    /** The same git with one more variable in its environment. */
    GitCommand with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new GitCommand(program, folder, more, cancellation);
    }

    /** The same git for tidying up, which a cancellation does not stop. */
    GitCommand uninterrupted() {
        return new GitCommand(program, folder, environment, new Cancellation());
    }

    /** Runs git and returns what it printed on its standard output. */
    Result run(String... arguments) {
        return run(false, arguments);
    }

    /** Runs git and returns what it printed, errors included. */
    Result runWithErrors(String... arguments) {
        return run(true, arguments);
    }

    private Result run(boolean withErrors, String... arguments) {
        cancellation.throwIfCancelled();
        ProcessBuilder builder = new ProcessBuilder(command(arguments));
        if (withErrors) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return collect(builder.start());
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            return new Result(false, "");
        }
    }

    /** No file system monitor: it would outlive the command and hold its output open. No hooks: they could ask. */
    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-C", folder.toString()));
        command.addAll(List.of("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0"));
        command.addAll(List.of(arguments));
        return command;
    }

    private Result collect(Process process) throws IOException {
        Cancellation.Registration registration = cancellation.onCancel(() -> kill(process));
        try (InputStream output = process.getInputStream()) {
            // Nothing to read: whoever asks gets the end of the file.
            process.getOutputStream().close();
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ok = process.waitFor() == 0;
            cancellation.throwIfCancelled();
            return new Result(ok, text);
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } finally {
            registration.close();
        }
    }

    /** Git's own children hold its output open, too. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
