package dev.lkj.cli;

import dev.lkj.cli.agent.AgentGroup;
import dev.lkj.cli.cloud.CloudGroup;
import dev.lkj.cli.completion.CompleteCommand;
import dev.lkj.cli.completion.CompletionCommand;
import dev.lkj.cli.emulator.EmulatorGroup;
import dev.lkj.cli.project.ProjectGroup;
import java.util.Set;
import picocli.CommandLine;

/** All commands and the way in which their flags are read. */
final class CommandTree {
    private CommandTree() {}

    /** All commands. */
    static CommandLine whole() {
        return typed(Set.of());
    }

    /** The commands that a command line may name. */
    static CommandLine typed(Set<String> words) {
        return new Subcommands(new RootCommand(), words)
                .add(() -> AgentGroup.commandLine(words), "agent", "a")
                .add(() -> EmulatorGroup.commandLine(words), "emulator")
                .add(CompletionCommand::new, "completion")
                .add(CompleteCommand::new, "__complete")
                .add(ProjectGroup::commandLine, "project")
                .add(CloudGroup::commandLine, "cloud")
                .commandLine()
                .setOverwrittenOptionsAllowed(true)
                .setExpandAtFiles(false)
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpAutoWidth(false)
                .registerConverter(Boolean.class, CommandTree::truth)
                .registerConverter(boolean.class, CommandTree::truth);
    }

    /** The spellings of true and false that Go programs take. */
    private static Boolean truth(String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default -> throw new CommandLine.TypeConversionException("parse error");
        };
    }
}
