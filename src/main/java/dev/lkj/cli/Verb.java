package dev.lkj.cli;

import dev.lkj.error.ExitCode;

/** A command that does something; its flags are set before it runs. */
public interface Verb {
    /**
     * Does it.
     *
     * @return the exit code of an end that has been told already; failures are thrown
     */
    ExitCode run(Wiring wiring);
}
