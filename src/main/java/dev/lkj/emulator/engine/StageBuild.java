package dev.lkj.emulator.engine;

import dev.lkj.dockerfile.Assignment;
import dev.lkj.dockerfile.CommandForm;
import dev.lkj.dockerfile.DockerfileException;
import dev.lkj.dockerfile.Instruction;
import dev.lkj.dockerfile.Substitution;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stage while it is built: the folder that stands for its root, its settings, its variables. */
final class StageBuild {
    private final Path root;
    private final ImageSettings settings;
    private final Map<String, String> globals;
    private final Map<String, String> arguments = new HashMap<>();
    private final char escape;
    private final Substitution substitution;
    private boolean incomplete;

    StageBuild(Path root, ImageSettings settings, Map<String, String> globals, char escape) {
        this.root = root;
        this.settings = settings;
        this.globals = globals;
        this.escape = escape;
        this.substitution = new Substitution(escape, this::variable);
    }

    private @Nullable String variable(String name) {
        String set = settings.variable(name);
        return set != null ? set : arguments.get(name);
    }

    Path root() {
        return root;
    }

    ImageSettings settings() {
        return settings;
    }

    /** Whether files may be missing here, because a RUN that could have made them was not executed. */
    boolean isIncomplete() {
        return incomplete;
    }

    void markIncomplete() {
        incomplete = true;
    }

    /** The word with its variables replaced. */
    String expand(String word, Instruction instruction) throws DockerfileException {
        return substitution.expand(word, instruction.line());
    }

    /** The absolute path within the image that a word names. */
    String path(String word, Instruction instruction) throws DockerfileException {
        return ContainerPath.resolve(settings.workdir(), expand(word, instruction));
    }

    /** Takes in an instruction that changes settings only. */
    void apply(Instruction instruction) throws DockerfileException {
        switch (instruction.keyword()) {
            case ENV -> setVariables(instruction);
            case ARG -> declareArguments(instruction);
            case SHELL -> settings.shell(shell(instruction));
            case CMD -> settings.command(CommandForm.of(instruction.arguments()));
            case ENTRYPOINT -> settings.entrypoint(CommandForm.of(instruction.arguments()));
            default -> {
                // EXPOSE, USER, LABEL and the like mean nothing to a process of this user.
            }
        }
    }

    private void setVariables(Instruction instruction) throws DockerfileException {
        Map<String, String> values = new HashMap<>();
        for (Assignment assignment : Assignment.ofSettings(instruction, escape)) {
            String value = assignment.value() == null ? "" : assignment.value();
            values.put(assignment.name(), expand(value, instruction));
        }
        // At the end: ENV A=1 B=$A gives B what A was before this line.
        values.forEach(settings::set);
    }

    private void declareArguments(Instruction instruction) throws DockerfileException {
        for (Assignment argument : Assignment.ofArguments(instruction, escape)) {
            String global = globals.get(argument.name());
            if (argument.value() != null) {
                arguments.put(argument.name(), expand(argument.value(), instruction));
            } else if (global != null) {
                arguments.put(argument.name(), global);
            }
        }
    }

    private static List<String> shell(Instruction instruction) throws DockerfileException {
        if (CommandForm.of(instruction.arguments()) instanceof CommandForm.Exec exec
                && !exec.words().isEmpty()) {
            return exec.words();
        }
        throw new DockerfileException(instruction.line(), "SHELL requires the arguments to be in JSON form");
    }
}
