package dev.lkj.cli.options;

import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The agent that a command acts on: the working directory's, or the one of {@code --id}. */
public final class AgentOptions {
    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Agent to use (default: the one in the project file, else you are asked).")
    @Nullable
    String id;

    @Parameters(
            arity = "0..*",
            paramLabel = "[DIR]",
            description = "Working directory, with the project file (default: the current one).")
    List<String> positionals = new ArrayList<>();

    /** Finds and announces what to act on. */
    public Target target(Wiring wiring) {
        return Target.resolve(wiring, positionals);
    }

    /** The same without holding the project file against the project, for a command that writes the file. */
    public Target unmatchedTarget(Wiring wiring) {
        return Target.resolveUnmatched(wiring, positionals);
    }

    /** Finds what to act on without a word, for commands that show their target in full. */
    public Target silentTarget(Wiring wiring) {
        return Target.resolveSilently(wiring, positionals);
    }

    /** The agent's id without a word, for the same commands. */
    public String silentAgentId(Wiring wiring, Target target) {
        return target.silentAgentId(wiring, id, false);
    }

    /** The agent's id; announced, and picked where nothing names it. */
    public String agentId(Wiring wiring, Target target) {
        return target.agentId(wiring, id, false);
    }

    /** The agent's id, of agents that were deployed at least once. */
    public String deployedAgentId(Wiring wiring, Target target) {
        return target.agentId(wiring, id, true);
    }

    /** Takes a word away that stands where the folder does and means something else there; whether there was one. */
    public boolean takeWord(String word) {
        if (positionals.isEmpty() || !positionals.get(0).strip().equals(word)) {
            return false;
        }
        positionals.remove(0);
        return true;
    }

    /** The value of {@code --id}; null when it was not given. */
    public @Nullable String id() {
        return id;
    }
}
