package dev.lkj.project;

import dev.lkj.error.LkjException;
import dev.lkj.project.ProjectOrigin.Kind;
import dev.lkj.project.ProjectResolution.NeedsChoice;
import dev.lkj.project.ProjectResolution.NoProjects;
import dev.lkj.project.ProjectResolution.Resolved;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the project that a command acts on: {@code --project}, {@code --subdomain}, credentials from flags and
 * environment, {@code --dev}, the project file of the current directory, the default project, the only project.
 */
public final class ProjectResolver {
    private final ProjectInputs inputs;
    private final ConfiguredProjects projects;
    private final Credentials credentials;

    ProjectResolver(ProjectInputs inputs, CliConfig config) {
        this.inputs = inputs;
        this.projects = new ConfiguredProjects(config);
        this.credentials = Credentials.of(inputs.flags(), inputs.environment());
    }

    /**
     * Finds the project, or says that somebody must choose.
     *
     * @throws LkjException (USAGE) when flags contradict each other, a named project does not exist or is ambiguous,
     *     or a file is broken
     */
    public static ProjectResolution resolve(ProjectInputs inputs) {
        return new ProjectResolver(inputs, config(inputs)).resolve();
    }

    /** All configured projects to choose from; nothing when there are none. */
    public static Optional<ProjectResolution.NeedsChoice> anyOther(ProjectInputs inputs) {
        List<ConfiguredProject> all = config(inputs).projects();
        return all.isEmpty() ? Optional.empty() : Optional.of(new NeedsChoice(all, List.of()));
    }

    static CliConfig config(ProjectInputs inputs) {
        return inputs.home() == null ? CliConfig.none() : CliConfig.load(inputs.home());
    }

    ProjectResolution resolve() {
        ProjectFlags flags = inputs.flags();
        String name = flags.projectOrEmpty();
        String subdomain = flags.subdomainOrEmpty();
        new FlagConflicts(flags, credentials).check();
        if (!name.isEmpty()) {
            return byFlag(projects.named(name), Kind.PROJECT_FLAG, "--project " + name);
        }
        if (!subdomain.isEmpty()) {
            return byFlag(projects.ofSubdomainFlag(subdomain), Kind.SUBDOMAIN_FLAG, "--subdomain " + subdomain);
        }
        if (credentials.isComplete()) {
            return byCredentials();
        }
        if (flags.dev()) {
            return dev();
        }
        return configured();
    }

    private Resolved byFlag(ConfiguredProject entry, Kind kind, String label) {
        FlagConflicts.checkSame(inputs.flags(), entry);
        return Resolved.of(entry, new ProjectOrigin(kind, Printable.of(label)), permissionWarnings());
    }

    private Resolved byCredentials() {
        List<String> names = credentials.fromEnvironment();
        String announcement = names.isEmpty() ? "" : "Using " + String.join(", ", names) + " from environment";
        return ofCredentials(
                credentials.apiKey().value(), credentials.apiSecret().value(), urlOrigin(), announcement);
    }

    private Resolved dev() {
        String source = credentials.url().source();
        String label = source.isEmpty() ? "--dev" : "--dev with " + source;
        return ofCredentials("devkey", "secret", new ProjectOrigin(Kind.DEV_FLAG, label), "Using dev credentials");
    }

    private Resolved ofCredentials(String key, String secret, ProjectOrigin origin, String announcement) {
        Project project = new Project("", credentials.url().value(), key, secret, origin);
        return new Resolved(project, announcement, permissionWarnings());
    }

    private ProjectOrigin urlOrigin() {
        String source = credentials.url().source();
        return switch (source) {
            case "" -> new ProjectOrigin(Kind.URL_DEFAULT, "the default URL");
            case "--url" -> new ProjectOrigin(Kind.URL_FLAG, source);
            default -> new ProjectOrigin(Kind.URL_VARIABLE, source);
        };
    }

    private ProjectResolution configured() {
        Optional<LiveKitToml> file = LiveKitToml.load(inputs.workingDirectory().current(), inputs.configName());
        if (file.isPresent()) {
            return byFile(file.get());
        }
        Optional<ConfiguredProject> entry = projects.config().defaultEntry();
        return entry.isPresent()
                ? accept(entry.get(), new ProjectOrigin(Kind.DEFAULT_PROJECT, "the default project"))
                : fallback();
    }

    private ProjectResolution byFile(LiveKitToml file) {
        List<ConfiguredProject> found = projects.ofSubdomain(file.subdomain());
        if (!found.isEmpty()) {
            String what = "the subdomain [" + Printable.of(file.subdomain()) + "] of " + file.location();
            return accept(projects.single(found, what), new ProjectOrigin(Kind.PROJECT_FILE, file.shortName()));
        }
        boolean nothingElse = projects.config().projects().isEmpty();
        if (inputs.workingDirectory().isCurrent() && !nothingElse) {
            throw WrongTarget.unknownSubdomain(file, projects);
        }
        return fallback();
    }

    private ProjectResolution fallback() {
        List<ConfiguredProject> all = projects.config().projects();
        return switch (all.size()) {
            case 0 -> new NoProjects(warnings(null));
            case 1 -> accept(all.get(0), new ProjectOrigin(Kind.ONLY_PROJECT, "the only configured project"));
            default -> new NeedsChoice(all, warnings(null));
        };
    }

    private Resolved accept(ConfiguredProject entry, ProjectOrigin origin) {
        FlagConflicts.checkSame(inputs.flags(), entry);
        return Resolved.of(ConfiguredProjects.complete(entry), origin, warnings(entry));
    }

    private List<String> permissionWarnings() {
        return projects.config().permissionWarning().stream().toList();
    }

    private List<String> warnings(@Nullable ConfiguredProject chosen) {
        return new UnusedCredentials(credentials).warnings(permissionWarnings(), chosen);
    }
}
