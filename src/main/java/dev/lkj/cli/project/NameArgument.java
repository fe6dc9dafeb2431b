package dev.lkj.cli.project;

import dev.lkj.error.LkjException;
import dev.lkj.project.CliConfig;
import dev.lkj.project.ConfiguredProject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Parameters;

/** The name of a project that is configured. */
final class NameArgument {
    @Parameters(arity = "0..*", paramLabel = "PROJECT_NAME", description = "Name of a configured project.")
    private List<String> words = new ArrayList<>();

    /** The name as typed. */
    String required(CliConfig config) {
        if (words.isEmpty() || words.get(0).isEmpty()) {
            LkjException missing = LkjException.usage("project name is required");
            throw config.projects().isEmpty() ? missing : missing.withHint("one of " + names(config));
        }
        return words.get(0);
    }

    static String names(CliConfig config) {
        return config.projects().stream().map(ConfiguredProject::name).collect(Collectors.joining(", "));
    }
}
