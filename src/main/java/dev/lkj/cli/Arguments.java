package dev.lkj.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Brings arguments into the one form that the parser reads: long flags may have one dash, and words may have blanks
 * around them.
 */
final class Arguments {
    private static final Set<String> HELP = Set.of("help", "h");

    private Arguments() {}

    static List<String> normalise(CommandSpec root, List<String> args) {
        List<String> normal = new ArrayList<>();
        CommandSpec command = root;
        boolean flags = true;
        boolean value = false;
        for (String arg : args) {
            if (!flags || value) {
                normal.add(arg);
                value = false;
            } else if (arg.equals("--")) {
                normal.add(arg);
                flags = false;
            } else if (arg.startsWith("-") && arg.length() > 1) {
                String flag = withTwoDashes(command, arg);
                if (!meansNothing(command, flag)) {
                    normal.add(flag);
                }
                value = takesNext(command, flag);
            } else {
                normal.add(arg.strip());
                command = subcommand(command, arg.strip());
            }
        }
        return normal;
    }

    /** Only the program itself has a version: behind an agent command the flag is taken and means nothing. */
    private static boolean meansNothing(CommandSpec command, String flag) {
        return flag.equals("-v") && command.qualifiedName().startsWith("lkj agent");
    }

    /** The command whose help a word asks for, as in {@code lkj agent help deploy}; a folder may be called help too. */
    static Optional<CommandSpec> helpWanted(CommandSpec root, List<String> normal) {
        CommandSpec command = root;
        boolean wanted = false;
        boolean value = false;
        for (String arg : normal) {
            if (arg.equals("--")) {
                break;
            }
            if (value) {
                value = false;
            } else if (arg.startsWith("-")) {
                value = takesNext(command, arg);
            } else if (!wanted && !command.subcommands().isEmpty() && HELP.contains(arg)) {
                wanted = true;
            } else {
                command = subcommand(command, arg);
            }
        }
        return wanted ? Optional.of(command) : Optional.empty();
    }

    private static CommandSpec subcommand(CommandSpec command, String word) {
        for (Map.Entry<String, CommandLine> entry : command.subcommands().entrySet()) {
            if (entry.getKey().equals(word)) {
                return entry.getValue().getCommandSpec();
            }
        }
        return command;
    }

    /** A long flag with one dash gets its second one; bundled short flags stay as they are. */
    private static String withTwoDashes(CommandSpec command, String arg) {
        String name = name(arg);
        boolean oneDash = !arg.startsWith("--") && name.length() > 2;
        return oneDash && command.findOption("-" + name) != null ? "-" + arg : arg;
    }

    private static boolean takesNext(CommandSpec command, String flag) {
        if (flag.contains("=")) {
            return false;
        }
        String name = flag.startsWith("--") || flag.length() == 2 ? flag : "-" + flag.charAt(flag.length() - 1);
        var option = command.findOption(name);
        return option != null && option.arity().min() > 0;
    }

    private static String name(String arg) {
        int equals = arg.indexOf('=');
        return equals < 0 ? arg : arg.substring(0, equals);
    }
}
