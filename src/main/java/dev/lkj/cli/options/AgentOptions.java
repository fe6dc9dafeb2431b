package dev.lkj.cli.options;

import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The agent that a command acts on: the working directory's, or the one of {@code --id}. */
public final class AgentOptions extends FolderOptions {
    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Agent to use (default: the one in the project file, else you are asked).")
    @Nullable
    String id;

    /** What to act on, announced, whatever project the file is of: for a command that writes the file. */
    public Target unmatchedTarget(Wiring wiring) {
        return Target.resolveUnmatched(wiring, positionals);
    }

    /** The agent's id without a word, for commands that show their target in full. */
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
