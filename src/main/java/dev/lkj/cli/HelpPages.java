package dev.lkj.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** Writes the help of every command to a file of its own, for {@link PreparedAnswer}; a step of the build. */
final class HelpPages {
    private HelpPages() {}

    /** Writes them into the folder that is named. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        write(folder, CommandTree.whole());
    }

    private static void write(Path folder, CommandLine command) throws IOException {
        String name = command.getCommandSpec().qualifiedName();
        Files.writeString(folder.resolve(PreparedAnswer.file(name)), HelpText.of(command.getCommandSpec()));
        for (CommandLine sub : command.getSubcommands().values()) {
            write(folder, sub);
        }
    }
}
