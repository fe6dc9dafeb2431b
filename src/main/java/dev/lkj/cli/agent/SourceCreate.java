package dev.lkj.cli.agent;

import dev.lkj.cli.RegionPrompt;
import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.deploy.CreateRequest;
import dev.lkj.deploy.DeployOutcome;
import dev.lkj.deploy.Deployer;
import dev.lkj.error.ExitCode;
import dev.lkj.source.PackingPlan;
import dev.lkj.source.sdk.ProjectType;
import dev.lkj.term.SafeText;
import dev.lkj.wire.AgentSecret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes an agent from the source of a folder: everything behind the question for which project. */
final class SourceCreate {
    private final Wiring wiring;
    private final Target target;
    private final AgentRun run;
    private final NewAgentFile file;
    private final Path folder;

    SourceCreate(Wiring wiring, Target target, AgentRun run, NewAgentFile file) {
        this.wiring = wiring;
        this.target = target;
        this.run = run;
        this.file = file;
        this.folder = target.directory().path();
    }

    /** Checks, asks, writes what is missing, creates, deploys and follows the roll. */
    ExitCode create(
            List<AgentSecret> secrets,
            @Nullable String region,
            boolean skipSdkCheck,
            boolean detach,
            Duration timeout) {
        Map<String, String> settings = target.agents().clientSettings();
        SourceChecks checks = new SourceChecks(wiring, target, folder, "create");
        Optional<ProjectType> type = checks.type();
        type.ifPresent(checks::announce);
        checks.sdk(type, settings, skipSdkCheck);
        PackingPlan.of(folder, wiring.environment().cancellation());
        String chosen = RegionPrompt.choose(wiring, settings, region, "Select region for agent deployment");
        run.headerOfNew(chosen);
        type.ifPresent(this::writeMissing);
        PackingPlan plan = PackingPlan.of(folder, wiring.environment().cancellation());
        PlanWarnings.print(plan, wiring.failures());
        Deployer deployer = new Deployer(
                target.cloud(),
                wiring.environment().clock(),
                wiring.pacing(),
                wiring.environment().cancellation());
        DeployOutcome outcome = deployer.create(
                new CreateRequest(
                        chosen,
                        plan,
                        wiring.environment().temporary(),
                        secrets,
                        file::write,
                        run.policy(timeout),
                        detach),
                run.listener());
        return new DeployEnd(run, folder, "", timeout, "unable to create agent").of(outcome);
    }

    /** Files that are there stay: a person wrote them. */
    private void writeMissing(ProjectType type) {
        ProjectFiles files = new ProjectFiles(wiring, target.directory(), type);
        boolean dockerIgnore = ProjectFiles.has(target.directory(), ProjectFiles.DOCKERIGNORE);
        if (ProjectFiles.has(target.directory(), ProjectFiles.DOCKERFILE)) {
            wiring.status("Using existing Dockerfile");
        } else {
            String entrypoint = files.entrypoint();
            Results.note(wiring, "Using entrypoint file [" + SafeText.of(entrypoint) + "]", file.json());
            files.writeDockerfile(entrypoint);
            wiring.status("Created [Dockerfile]");
        }
        if (dockerIgnore) {
            wiring.status("Using existing .dockerignore");
        } else {
            files.writeDockerIgnore();
            wiring.status("Created [.dockerignore]");
        }
    }
}
