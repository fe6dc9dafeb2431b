package dev.lkj.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of a command, at most 80 columns wide: what it is for, examples, its own flags, the flags of all. */
final class HelpText {
    private static final int WIDTH = 80;
    private static final int INDENT = 28;

    private final StringBuilder text = new StringBuilder();

    private HelpText() {}

    static String of(CommandSpec command) {
        HelpText help = new HelpText();
        help.write(command);
        return help.text.toString();
    }

    private void write(CommandSpec command) {
        paragraphs(command.usageMessage().description());
        text.append("\nUsage\n  ").append(synopsis(command)).append('\n');
        String[] examples = command.usageMessage().footer();
        if (examples.length > 0) {
            text.append("\nExamples\n");
            Arrays.stream(examples).forEach(line -> text.append(line).append('\n'));
        }
        commands(command);
        positionals(command);
        options("Flags", command, option -> !option.inherited() && !isHelp(option));
        options("Flags of every command", command, option -> option.inherited() || isHelp(option));
    }

    private static boolean isHelp(OptionSpec option) {
        return option.usageHelp()
                || (option.root() != null && option.root().command().parent() == null);
    }

    private void paragraphs(String[] lines) {
        for (String line : lines) {
            wrap("", 0, String.format(line));
        }
    }

    private static String synopsis(CommandSpec command) {
        String name = command.qualifiedName();
        if (!command.subcommands().isEmpty()) {
            return name + " COMMAND [flags]";
        }
        StringBuilder line = new StringBuilder(name);
        for (PositionalParamSpec param : visible(command)) {
            line.append(' ').append(param.paramLabel());
        }
        return line.append(" [flags]").toString();
    }

    private static List<PositionalParamSpec> visible(CommandSpec command) {
        return command.positionalParameters().stream().filter(p -> !p.hidden()).toList();
    }

    /** The commands below their titles; those of a title stand together. */
    private void commands(CommandSpec command) {
        String last = "";
        Set<CommandLine> shown = new LinkedHashSet<>(command.subcommands().values());
        for (CommandLine sub : shown) {
            CommandSpec spec = sub.getCommandSpec();
            if (spec.usageMessage().hidden()) {
                continue;
            }
            String title = Subcommands.title(spec);
            if (!title.equals(last)) {
                text.append('\n').append(title).append('\n');
                last = title;
            }
            wrap("  " + String.join(", ", spec.names()), INDENT, firstSentence(spec));
        }
    }

    private static String firstSentence(CommandSpec spec) {
        String[] description = spec.usageMessage().description();
        return description.length == 0 ? "" : String.format(description[0]);
    }

    private void positionals(CommandSpec command) {
        List<PositionalParamSpec> params = visible(command);
        if (!params.isEmpty()) {
            text.append("\nArguments\n");
            params.forEach(p -> wrap("  " + p.paramLabel(), INDENT, String.join(" ", p.description())));
        }
    }

    private void options(String title, CommandSpec command, Predicate<OptionSpec> which) {
        List<OptionSpec> options = command.options().stream()
                .filter(option -> !option.hidden() && which.test(option))
                .toList();
        if (!options.isEmpty()) {
            text.append('\n').append(title).append('\n');
            options.forEach(option -> wrap("  " + names(option), INDENT, description(option)));
        }
    }

    private static String names(OptionSpec option) {
        List<String> names = new ArrayList<>(List.of(option.names()));
        String shortName = names.get(0).startsWith("--") ? "    " : "";
        String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        return shortName + String.join(", ", names) + label;
    }

    private static String description(OptionSpec option) {
        String all = String.join(" ", option.description()) + (option.required() ? " Required." : "");
        return all.replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue()));
    }

    /** Writes a left part and wraps the right one beside it, or below it when the left one is too long. */
    private void wrap(String left, int indent, String right) {
        StringBuilder line = new StringBuilder(left);
        if (left.length() > indent - 2 && indent > 0) {
            text.append(line).append('\n');
            line.setLength(0);
        }
        line.append(" ".repeat(Math.max(0, indent - line.length())));
        boolean first = true;
        for (String word : right.split(" ", -1)) {
            if (!first && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(" ".repeat(indent));
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
