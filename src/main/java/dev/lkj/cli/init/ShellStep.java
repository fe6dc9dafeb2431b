package dev.lkj.cli.init;

import dev.lkj.cli.Wiring;
import dev.lkj.time.Cancellation;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One command of a task, in the shell of the machine. */
record ShellStep(Wiring wiring, Path folder, Map<String, String> variables) {

    /** Runs it and gives its exit code; a cancellation ends it. */
    int run(String command) throws IOException {
        Cancellation cancellation = wiring.environment().cancellation();
        cancellation.throwIfCancelled();
        boolean asked = wiring.prompter().isInteractive();
        ProcessBuilder builder = new ProcessBuilder(words(command))
                .directory(folder.toFile())
                .redirectInput(asked ? Redirect.INHERIT : Redirect.PIPE)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(wiring.environment().variables());
        builder.environment().putAll(variables);
        Process process = builder.start();
        if (!asked) {
            process.getOutputStream().close();
        }
        Cancellation.Registration registration = cancellation.onCancel(() -> end(process));
        try (registration) {
            int code = process.waitFor();
            cancellation.throwIfCancelled();
            return code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(process);
            return 1;
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    /** Standard output is for results: what a step prints goes to standard error. */
    private List<String> words(String command) {
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            return List.of("cmd", "/c", "(" + command + ") 1>&2");
        }
        return List.of(shell(), "-c", "exec 1>&2\n" + command);
    }

    /** Templates are written for a shell whose echo knows -e; where bash is, it is that one. */
    private String shell() {
        String path = wiring.environment().variable("PATH");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .map(each -> new File(each, "bash"))
                .filter(File::canExecute)
                .map(File::toString)
                .findFirst()
                .orElse("/bin/sh");
    }
}
