package dev.lkj.cli;

import dev.lkj.time.CancelledException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** A command line that is still being typed, as far as it makes sense. */
public final class TypedLine {
    private final ParseResult leaf;
    private final Wiring wiring;

    private TypedLine(ParseResult leaf, Wiring wiring) {
        this.leaf = leaf;
        this.wiring = wiring;
    }

    /**
     * Reads the words behind the program's name, without the one that is being typed; what is wrong with them is
     * passed over.
     *
     * @param wiring of the run that asks
     */
    public static TypedLine of(Wiring wiring, List<String> words) {
        CommandLine commandLine = CommandTree.whole();
        RootCommand root = commandLine.getCommand();
        commandLine.setUnmatchedArgumentsAllowed(true);
        forgive(commandLine);
        List<String> normal = Arguments.normalise(commandLine.getCommandSpec(), words);
        ParseResult leaf = Parsed.leaf(commandLine.parseArgs(normal.toArray(String[]::new)));
        return new TypedLine(leaf, new Wiring(silent(wiring.environment()), wiring.end(), root.global()));
    }

    private static void forgive(CommandLine command) {
        command.getCommandSpec().parser().collectErrors(true);
        command.getSubcommands().values().forEach(TypedLine::forgive);
    }

    /** The same surroundings, with nobody to tell anything, nobody to ask, and no time for a second try. */
    private static Environment silent(Environment environment) {
        return new Environment(
                environment.variables(),
                environment.directory(),
                environment.home(),
                environment.in(),
                new Output(OutputStream.nullOutputStream()),
                new Output(OutputStream.nullOutputStream()),
                Environment.Terminals.NONE,
                environment.clock(),
                time -> {
                    throw new CancelledException();
                },
                environment.cancellation());
    }

    /** The command that was named last. */
    public CommandSpec command() {
        return leaf.commandSpec();
    }

    /** What its flags mean; prints nothing and asks nothing. */
    public Wiring wiring() {
        return wiring;
    }

    /** Whether a word was meant for a command that there is not. */
    public boolean isLost() {
        return !command().subcommands().isEmpty() && leaf.unmatched().stream().anyMatch(word -> !word.startsWith("-"));
    }

    /** The option of a name as it is typed; nothing when there is none. */
    public Optional<OptionSpec> option(String name) {
        String longName = name.length() > 2 && !name.startsWith("--") ? "-" + name : name;
        return Optional.ofNullable(command().findOption(longName));
    }

    /** The value of an option; nothing when it was not given. */
    public Optional<String> value(String option) {
        OptionSpec spec = command().findOption(option);
        if (spec == null || spec.originalStringValues().isEmpty()) {
            return Optional.empty();
        }
        List<String> values = spec.originalStringValues();
        return Optional.of(values.get(values.size() - 1));
    }

    /** The words that are neither flags nor values of flags. */
    public List<String> positionals() {
        return leaf.matchedPositionals().stream()
                .flatMap(each -> each.originalStringValues().stream())
                .toList();
    }
}
