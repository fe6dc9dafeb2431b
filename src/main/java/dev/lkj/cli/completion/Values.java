package dev.lkj.cli.completion;

import dev.lkj.cli.TypedLine;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Which values a flag or a positional can have. */
final class Values {
    private static final Set<String> FOLDER_LABELS = Set.of("[DIR]", "DIR", "[FOLDER]");
    private static final Set<String> FILE_LABELS = Set.of("FILE", "PATH", "JSON", "[FILE]");

    private final TypedLine line;
    private final Known known;

    Values(TypedLine line) {
        this.line = line;
        this.known = new Known(line);
    }

    /**
     * Words to choose from.
     *
     * @param shell what the shell completes by itself where there are no words; empty for nothing
     */
    record Source(List<Candidate> words, String shell) {
        static Source of(List<Candidate> words) {
            return new Source(words, "");
        }

        static Source of(String... words) {
            return of(List.of(words).stream().map(Candidate::of).toList());
        }
    }

    /** The values of a flag. */
    Source of(OptionSpec option) {
        boolean link = line.command().qualifiedName().contains("private-link");
        return switch (option.longestName()) {
            case "--id" -> Source.of(link ? known.privateLinks() : known.agents());
            case "--version" -> Source.of(known.versions());
            case "--deployment" -> Source.of(known.deployments());
            case "--remove" -> Source.of(known.secrets());
            case "--project" -> Source.of(known.projects());
            case "--subdomain" -> Source.of(known.subdomains());
            case "--region" -> Source.of(known.regions());
            case "--log-type" -> Source.of("deploy", "build");
            case "--log-level", "--level" -> Source.of("debug", "info", "warn", "error");
            case "--engine" -> Source.of("auto", "docker", "process", "simulate");
            case "--plan" -> Source.of("build", "ship", "scale", "enterprise");
            default -> new Source(List.of(), shell(option.paramLabel()));
        };
    }

    /**
     * What a positional can be.
     *
     * @param position how many stand before it
     */
    Source ofPositional(PositionalParamSpec param, int position) {
        String command = line.command().qualifiedName();
        if (position > 0) {
            return Source.of();
        }
        if (command.endsWith("project remove") || command.endsWith("project set-default")) {
            return Source.of(known.projects());
        }
        if (command.endsWith("completion")) {
            return Source.of(CompletionCommand.SHELLS.toArray(String[]::new));
        }
        return new Source(List.of(), shell(param.paramLabel()));
    }

    private static String shell(String label) {
        return FOLDER_LABELS.contains(label)
                ? CompleteCommand.FOLDERS
                : FILE_LABELS.contains(label) ? CompleteCommand.FILES : "";
    }
}
