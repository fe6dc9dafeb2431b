package dev.lkj.project;

import dev.lkj.error.LkjException;
import dev.lkj.project.ProjectOrigin.Kind;
import dev.lkj.project.ProjectResolution.Resolved;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ways out of a disagreement between project and file; commands among them were resolved first, and agree. */
record WrongTargetHints(Project project, LiveKitToml file, ProjectInputs inputs, CommandWords words) {

    List<String> lines() {
        Map<String, String> commands = new LinkedHashMap<>();
        configuredProjects().forEach(command -> commands.put(command, "(a configured project)"));
        otherFiles().forEach(command -> commands.put(command, "(a file that exists)"));
        if (commands.isEmpty()) {
            return project.subdomain().map(this::correctFile).orElseGet(() -> addProject(file, leaveOut()));
        }
        int width =
                2 + commands.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        commands.forEach((command, note) -> lines.add(("%-" + width + "s%s").formatted(command, note)));
        return lines;
    }

    /** The file's project, under the names that it is configured by. */
    private List<String> configuredProjects() {
        List<String> commands = new ArrayList<>();
        CliConfig config = ProjectResolver.config(inputs);
        for (ConfiguredProject entry : new ConfiguredProjects(config).ofSubdomain(file.subdomain())) {
            ProjectInputs trial = inputs.with(ProjectFlags.ofProject(entry.name()));
            boolean agrees =
                    resolve(trial).map(found -> TargetCheck.agree(found, file)).orElse(false);
            if (agrees) {
                commands.add(words.with(List.of("--project", entry.name()), configFlag()));
            }
        }
        return commands;
    }

    private List<String> configFlag() {
        return file.name().equals(LiveKitToml.DEFAULT_NAME) ? List.of() : List.of("--config", file.name());
    }

    /** Files beside the one in force that belong to the project. */
    private List<String> otherFiles() {
        List<String> commands = new ArrayList<>();
        for (String name : fileNames()) {
            ProjectInputs trial = inputs.withConfig(name).with(repeatedFlags());
            Optional<LiveKitToml> other = load(name);
            boolean agrees = resolve(trial)
                    .filter(found -> found.url().equals(project.url()))
                    .flatMap(found -> other.map(toml -> TargetCheck.agree(found, toml)))
                    .orElse(false);
            if (agrees) {
                commands.add(
                        inputs.flags().hasCredentials()
                                ? "the same command with " + ShellWords.of(List.of("--config", name))
                                : words.with(repeatedWords(), List.of("--config", name)));
            }
        }
        return commands;
    }

    private List<String> fileNames() {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(inputs.workingDirectory().path(), "livekit*.toml")) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        names.remove(file.name());
        names.sort(null);
        return names;
    }

    private Optional<LiveKitToml> load(String name) {
        try {
            return LiveKitToml.load(inputs.workingDirectory(), name);
        } catch (LkjException e) {
            return Optional.empty();
        }
    }

    private ProjectFlags repeatedFlags() {
        return project.origin().kind() == Kind.CHOSEN ? ProjectFlags.ofProject(project.name()) : inputs.flags();
    }

    private List<String> repeatedWords() {
        return switch (project.origin().kind()) {
            case PROJECT_FLAG, CHOSEN -> List.of("--project", project.name());
            case SUBDOMAIN_FLAG -> List.of("--subdomain", project.subdomain().orElse(""));
            case DEV_FLAG -> List.of("--dev");
            default -> List.of();
        };
    }

    private static Optional<Project> resolve(ProjectInputs trial) {
        try {
            return ProjectResolver.resolve(trial) instanceof Resolved resolved
                    ? Optional.of(resolved.project())
                    : Optional.empty();
        } catch (LkjException e) {
            return Optional.empty();
        }
    }

    private List<String> correctFile(String subdomain) {
        boolean slip = file.subdomain().isEmpty() || file.subdomain().equalsIgnoreCase(subdomain);
        return slip ? List.of(assignment(subdomain, file)) : addProject(file, leaveOut());
    }

    private static String assignment(String subdomain, LiveKitToml file) {
        return "write subdomain = \"" + Printable.of(subdomain) + "\" under [project] in " + file.location();
    }

    /** What must go from the command line before the environment or another project can count. */
    private String leaveOut() {
        return switch (project.origin().kind()) {
            case PROJECT_FLAG -> "leave out --project, and ";
            case SUBDOMAIN_FLAG -> "leave out --subdomain, and ";
            case URL_FLAG -> "leave out --url, and ";
            case DEV_FLAG -> "leave out --dev, and ";
            default -> "";
        };
    }

    static List<String> addProject(LiveKitToml file, String first) {
        if (file.subdomain().isEmpty()) {
            return List.of(assignment("…", file));
        }
        String name = Printable.of(file.subdomain());
        return List.of(
                first + "set " + ProjectInputs.VARIABLES + " to those of " + name,
                "or add " + name + " to the projects in ~/.livekit/cli-config.yaml");
    }
}
