package dev.lkj.cli.local;

import dev.lkj.cli.Environment;
import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks a program for one short answer. */
record Probe(Environment environment, Path directory) {

    /** What it printed, if it ended well and printed anything. */
    Optional<String> ask(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment.variables());
        try {
            Process process = builder.start();
            Cancellation.Registration registration = environment.cancellation().onCancel(process::destroyForcibly);
            try (registration) {
                process.getOutputStream().close();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                boolean well = process.waitFor() == 0;
                environment.cancellation().throwIfCancelled();
                return well && !output.isEmpty() ? Optional.of(output) : Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
