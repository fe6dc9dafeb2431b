package dev.lkj.emulator.engine;

import dev.lkj.dockerfile.CommandForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of a stage while it is built; a stage that starts from another one begins with a copy of its. */
final class ImageSettings {
    private final Map<String, String> environment = new HashMap<>();
    private String workdir = "/";
    private List<String> shell = List.of("/bin/sh", "-c");
    private List<String> entrypoint = List.of();
    private List<String> command = List.of();
    private boolean entrypointTakesCommand = true;

    ImageSettings copy() {
        ImageSettings copy = new ImageSettings();
        copy.environment.putAll(environment);
        copy.workdir = workdir;
        copy.shell = shell;
        copy.entrypoint = entrypoint;
        copy.command = command;
        copy.entrypointTakesCommand = entrypointTakesCommand;
        return copy;
    }

    String workdir() {
        return workdir;
    }

    void workdir(String path) {
        workdir = path;
    }

    void set(String name, String value) {
        environment.put(name, value);
    }

    @Nullable
    String variable(String name) {
        return environment.get(name);
    }

    void shell(List<String> words) {
        shell = words;
    }

    void command(CommandForm form) {
        command = words(form);
    }

    /** Sets what CMD's words are appended to, unless it is for the shell, which takes none. */
    void entrypoint(CommandForm form) {
        entrypoint = words(form);
        entrypointTakesCommand = form instanceof CommandForm.Exec;
    }

    private List<String> words(CommandForm form) {
        if (form instanceof CommandForm.Exec exec) {
            return exec.words();
        }
        List<String> words = new ArrayList<>(shell);
        words.add(((CommandForm.Shell) form).text());
        return words;
    }

    Image image() {
        List<String> words = new ArrayList<>(entrypoint);
        if (entrypointTakesCommand) {
            words.addAll(command);
        }
        return new Image(workdir, environment, words);
    }
}
