package dev.lkj.cli.options;

import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The folder that a command works on. */
public class FolderOptions {
    @Parameters(
            arity = "0..*",
            paramLabel = "[DIR]",
            description = "Working directory, with the project file (default: the current one).")
    List<String> positionals = new ArrayList<>();

    /** Finds and announces what to act on. */
    public Target target(Wiring wiring) {
        return Target.resolve(wiring, positionals);
    }

    /** Finds what to act on without a word, for commands that show their target in full. */
    public Target silentTarget(Wiring wiring) {
        return Target.resolveSilently(wiring, positionals);
    }
}
