package dev.lkj.cli;

import dev.lkj.time.Cancellation;
import dev.lkj.time.Clock;
import dev.lkj.time.Pacing;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Everything around a run of lkj; nothing else of the process is looked at.
 *
 * @param variables the environment variables
 * @param directory the current directory, absolute
 * @param home the user's home directory
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param terminals which of the three are terminals
 * @param clock the time
 * @param pacing how to wait
 * @param cancellation set when the process is to end
 */
public record Environment(
        Map<String, String> variables,
        Path directory,
        Path home,
        InputStream in,
        Output out,
        Output err,
        Terminals terminals,
        Clock clock,
        Pacing pacing,
        Cancellation cancellation) {

    /** Which of the standard streams are terminals. */
    public record Terminals(boolean in, boolean out, boolean err) {
        /** None of them: a pipe, a file, a CI job. */
        public static final Terminals NONE = new Terminals(false, false, false);
    }

    /** An environment variable; empty when it is not set. */
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** The folder for temporary files. */
    public Path temporary() {
        String chosen = variable("TMPDIR");
        return Path.of(chosen.isEmpty() ? System.getProperty("java.io.tmpdir", ".") : chosen);
    }
}
