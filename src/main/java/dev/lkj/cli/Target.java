package dev.lkj.cli;

import dev.lkj.cli.cloud.CloudLogin;
import dev.lkj.cloud.AgentsApi;
import dev.lkj.cloud.CloudClient;
import dev.lkj.cloud.ServiceFailure;
import dev.lkj.error.LkjException;
import dev.lkj.project.AgentId;
import dev.lkj.project.AgentPicker;
import dev.lkj.project.AgentPicker.ListedAgent;
import dev.lkj.project.LiveKitToml;
import dev.lkj.project.Project;
import dev.lkj.project.ProjectInputs;
import dev.lkj.project.ProjectResolution;
import dev.lkj.project.ProjectResolver;
import dev.lkj.project.TargetCheck;
import dev.lkj.project.WorkingDirectory;
import dev.lkj.term.Line;
import dev.lkj.term.SafeText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command acts on: found and announced before anything else happens.
 *
 * @param project the project
 * @param file the project file in force; null when the folder has none
 * @param directory the working directory
 * @param cloud the client of the project's service
 */
public record Target(Project project, @Nullable LiveKitToml file, WorkingDirectory directory, CloudClient cloud) {

    /**
     * Finds project and project file, and makes sure that they belong together.
     *
     * @param positionals what stands behind the command's name; the first is the working directory
     * @throws dev.lkj.error.LkjException (exit 2) when it is not clear what to act on
     */
    public static Target resolve(Wiring wiring, List<String> positionals) {
        return resolve(wiring, positionals, true, true);
    }

    /** The same, but the project file may be of another project. */
    public static Target resolveUnmatched(Wiring wiring, List<String> positionals) {
        return resolve(wiring, positionals, false, true);
    }

    /** The same without a word, for commands that show their target in full. */
    public static Target resolveSilently(Wiring wiring, List<String> positionals) {
        return resolve(wiring, positionals, true, false);
    }

    /** The project alone, found and announced, for commands that act on no agent of it. */
    public static Project project(Wiring wiring) {
        ProjectResolution.Resolved resolved = find(
                wiring, inputs(wiring, WorkingDirectory.of(wiring.environment().directory(), null)));
        if (!resolved.announcement().isEmpty()) {
            wiring.status(resolved.announcement());
        }
        return resolved.project();
    }

    private static Target resolve(Wiring wiring, List<String> positionals, boolean matched, boolean announce) {
        Environment environment = wiring.environment();
        PositionalGuard.check(wiring, positionals);
        WorkingDirectory directory =
                WorkingDirectory.of(environment.directory(), positionals.isEmpty() ? null : positionals.get(0));
        directory.requireNoFile();
        ProjectInputs inputs = inputs(wiring, directory);
        ProjectResolution.Resolved resolved = find(wiring, inputs);
        if (announce && !resolved.announcement().isEmpty()) {
            wiring.status(resolved.announcement());
        }
        Optional<LiveKitToml> file = LiveKitToml.load(directory, wiring.global().config());
        if (matched) {
            TargetCheck.check(resolved.project(), file.orElse(null), inputs, wiring.words());
        }
        return new Target(resolved.project(), file.orElse(null), directory, wiring.cloud(resolved.project()));
    }

    private static ProjectResolution.Resolved find(Wiring wiring, ProjectInputs inputs) {
        ProjectResolution resolution = ProjectResolver.resolve(inputs);
        if (resolution instanceof ProjectResolution.NoProjects
                && wiring.prompter().isInteractive()) {
            signIn(wiring);
            resolution = ProjectResolver.resolve(inputs);
        }
        return choose(wiring, resolution);
    }

    private static ProjectResolution.Resolved choose(Wiring wiring, ProjectResolution resolution) {
        resolution.warnings().forEach(wiring.failures()::warn);
        if (resolution instanceof ProjectResolution.Resolved resolved) {
            return resolved;
        }
        if (resolution instanceof ProjectResolution.NeedsChoice choice) {
            if (!wiring.prompter().isInteractive()) {
                throw choice.withoutTerminal();
            }
            List<Line> names = choice.candidates().stream()
                    .map(entry -> Line.of(entry.name()))
                    .toList();
            int chosen = wiring.prompter().pick(ProjectResolution.NeedsChoice.QUESTION, names, 0);
            return choice.choose(choice.candidates().get(chosen));
        }
        throw ((ProjectResolution.NoProjects) resolution).withoutTerminal();
    }

    /**
     * The same with a configured project that a person picks instead; nothing where none is configured.
     *
     * @throws dev.lkj.error.LkjException (exit 2) when the project file is of yet another project
     */
    public Optional<Target> withAnotherProject(Wiring wiring) {
        ProjectInputs inputs = inputs(wiring, directory);
        return ProjectResolver.anyOther(inputs).map(choice -> {
            Project chosen = choose(wiring, choice).project();
            wiring.status("Using project [" + SafeText.of(chosen.displayName()) + "]");
            TargetCheck.check(chosen, file, inputs, wiring.words());
            return new Target(chosen, file, directory, wiring.cloud(chosen));
        });
    }

    private static ProjectInputs inputs(Wiring wiring, WorkingDirectory directory) {
        Environment environment = wiring.environment();
        return new ProjectInputs(
                wiring.global().projectFlags(),
                environment.variables(),
                environment.home(),
                directory,
                wiring.global().config());
    }

    private static void signIn(Wiring wiring) {
        if (!wiring.prompter().confirm(ProjectResolution.NoProjects.QUESTION, true)) {
            throw LkjException.failed("no project selected")
                    .withHint("lkj cloud auth       sign in to LiveKit Cloud\n"
                            + "lkj project add      add a project whose key you have");
        }
        try {
            CloudLogin.usual(wiring).run();
        } catch (LkjException | ServiceFailure e) {
            LkjException cause = Failures.explain(e);
            throw LkjException.of(cause.exitCode(), "authentication failed: " + cause.getMessage(), e)
                    .withHint(cause.hint());
        }
    }

    /** The calls of the service. */
    public AgentsApi agents() {
        return cloud.agents();
    }

    /**
     * The agent: of the flag, of the project file, or picked from those that there are; announced.
     *
     * @param flag the value of {@code --id}; null when it was not given
     * @param deployedOnly whether agents without any version are out of the question
     */
    public String agentId(Wiring wiring, @Nullable String flag, boolean deployedOnly) {
        String id = silentAgentId(wiring, flag, deployedOnly);
        wiring.status("Using agent [" + SafeText.of(id) + "]");
        return id;
    }

    /** The same without a word, for commands that show their target in full. */
    public String silentAgentId(Wiring wiring, @Nullable String flag, boolean deployedOnly) {
        AgentId id = AgentId.resolve(flag, file);
        return id instanceof AgentId.Known known ? known.id() : pick(wiring, deployedOnly);
    }

    /** Picks one of the project's agents: the only one, or the one that a person chooses. */
    public String pick(Wiring wiring, boolean deployedOnly) {
        wiring.status(AgentId.NeedsPicker.ANNOUNCEMENT);
        List<ListedAgent> agents = agents().listAgents().agents().stream()
                .map(agent -> new ListedAgent(agent.agentId(), agent.version(), agent.deployedAt()))
                .toList();
        AgentPicker.Pick pick =
                AgentPicker.pick(agents, deployedOnly, wiring.prompter().isInteractive());
        if (pick instanceof AgentPicker.One one) {
            return one.id();
        }
        List<ListedAgent> candidates = ((AgentPicker.Ask) pick).agents();
        List<Line> labels =
                candidates.stream().map(agent -> Line.of(agent.label())).toList();
        return candidates
                .get(wiring.prompter().pick(AgentPicker.Ask.QUESTION, labels, 0))
                .id();
    }
}
