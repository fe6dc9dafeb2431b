package dev.lkj.emulator.engine;

import dev.lkj.dockerfile.Assignment;
import dev.lkj.dockerfile.Dockerfile;
import dev.lkj.dockerfile.DockerfileException;
import dev.lkj.dockerfile.Instruction;
import dev.lkj.dockerfile.Keyword;
import dev.lkj.dockerfile.Stage;
import dev.lkj.dockerfile.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A stage that the result needs.
 *
 * @param base what it starts from, variables replaced: the name of an image, {@code scratch}, or of an earlier stage
 * @param prefix what its steps begin with, {@code build } of {@code [build 2/5]}; empty for a nameless only stage
 * @param arguments the ARGs in front of the first FROM, which its own ARGs may repeat
 */
record StagePlan(Stage stage, String base, String prefix, Map<String, String> arguments) {
    StagePlan {
        arguments = Map.copyOf(arguments);
    }

    /** The stages that the last one needs, itself included, in the order of the file; the others are not built. */
    static List<StagePlan> of(Dockerfile file) throws DockerfileException {
        Map<String, String> globals = globals(file);
        Map<Integer, StagePlan> needed = new TreeMap<>();
        List<Stage> open = new ArrayList<>(List.of(file.target()));
        while (!open.isEmpty()) {
            Stage stage = open.remove(open.size() - 1);
            StagePlan plan = plan(file, stage, globals);
            if (needed.putIfAbsent(stage.index(), plan) == null) {
                file.stageBefore(stage, plan.base()).ifPresent(open::add);
                for (Instruction instruction : stage.instructions()) {
                    copiedStage(file, stage, instruction).ifPresent(open::add);
                }
            }
        }
        return List.copyOf(needed.values());
    }

    /** Whether the stage starts from an image, not from nothing or from another stage. */
    boolean startsFromImage(Dockerfile file) {
        return !base.equals("scratch") && file.stageBefore(stage, base).isEmpty();
    }

    /** The stage that a COPY takes its files from. */
    static Optional<Stage> copiedStage(Dockerfile file, Stage stage, Instruction instruction) {
        return instruction.keyword() == Keyword.COPY
                ? instruction.flag("from").flatMap(name -> file.stageBefore(stage, name))
                : Optional.empty();
    }

    private static StagePlan plan(Dockerfile file, Stage stage, Map<String, String> globals)
            throws DockerfileException {
        String base = new Substitution(file.escape(), globals::get)
                .expand(stage.image(), stage.from().line());
        if (base.isEmpty()) {
            throw new DockerfileException(stage.from().line(), "base name (" + stage.image() + ") should not be blank");
        }
        boolean nameless = stage.name().isEmpty();
        String name = nameless ? "stage-" + stage.index() : stage.name();
        return new StagePlan(stage, base, nameless && file.stages().size() == 1 ? "" : name + " ", globals);
    }

    private static Map<String, String> globals(Dockerfile file) throws DockerfileException {
        Map<String, String> globals = new HashMap<>();
        Substitution substitution = new Substitution(file.escape(), globals::get);
        for (Instruction instruction : file.globalArguments()) {
            for (Assignment argument : Assignment.ofArguments(instruction, file.escape())) {
                if (argument.value() != null) {
                    globals.put(argument.name(), substitution.expand(argument.value(), instruction.line()));
                }
            }
        }
        return globals;
    }
}
