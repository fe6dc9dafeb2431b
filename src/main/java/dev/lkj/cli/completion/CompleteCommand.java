package dev.lkj.cli.completion;

import dev.lkj.cli.Verb;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asked by the scripts of the shells: prints what may stand in the place of the last word, a line each. */
@Command(name = "__complete", hidden = true, description = "Print what may stand in the place of the last word.")
public final class CompleteCommand implements Verb {
    /** Asks the shell for its own names of files. */
    static final String FILES = ":files";

    /** Asks the shell for its own names of folders. */
    static final String FOLDERS = ":dirs";

    @Parameters(arity = "0..*")
    private List<String> words = new ArrayList<>();

    @Override
    public ExitCode run(Wiring wiring) {
        List<String> typed = joined(words);
        String last = typed.isEmpty() ? "" : typed.get(typed.size() - 1);
        List<String> before = typed.isEmpty() ? List.of() : typed.subList(0, typed.size() - 1);
        new Completion(wiring, before, last)
                .lines()
                .forEach(wiring.environment().out()::line);
        return ExitCode.OK;
    }

    /** The words as they were typed: bash takes {@code --id=CA} apart. */
    private static List<String> joined(List<String> words) {
        List<String> joined = new ArrayList<>();
        for (String word : words) {
            int end = joined.size() - 1;
            boolean pending = end >= 0
                    && joined.get(end).startsWith("--")
                    && (word.equals("=") || joined.get(end).endsWith("="));
            if (pending) {
                joined.set(end, joined.get(end) + word);
            } else {
                joined.add(word);
            }
        }
        return joined;
    }
}
