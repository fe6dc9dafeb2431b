package dev.lkj.cli.project;

import picocli.CommandLine.Option;

/** The flag for programs. */
final class JsonOption {
    @Option(
            names = {"-j", "--json"},
            description = "Print the result as JSON; secrets are never part of it.")
    private boolean json;

    boolean wanted() {
        return json;
    }
}
