package dev.lkj.cli.agent;

import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.deploy.DeployOutcome;
import dev.lkj.deploy.DeployRequest;
import dev.lkj.deploy.Deployer;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.source.ArchiveFacts;
import dev.lkj.source.PackingPlan;
import dev.lkj.source.SourceArchive;
import dev.lkj.source.git.GitMetadata;
import dev.lkj.source.git.GitRepository;
import dev.lkj.wire.AgentSecret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Deploys the source of a folder: everything behind the question what to act on. */
final class SourceDeploy {
    private final Wiring wiring;
    private final Target target;
    private final AgentRun run;
    private final Path folder;

    SourceDeploy(Wiring wiring, Target target, AgentRun run, Path folder) {
        this.wiring = wiring;
        this.target = target;
        this.run = run;
        this.folder = folder;
    }

    /** What to deploy, apart from the source itself. */
    record Request(
            String agentId,
            String deployment,
            List<AgentSecret> secrets,
            Map<String, String> attributes,
            boolean skipSdkCheck,
            boolean detach,
            Duration timeout) {}

    /**
     * The attributes with those of git, unless they are given; asks before uncommitted changes are deployed.
     *
     * @throws LkjException (exit 1) when somebody would rather not
     */
    Map<String, String> tagged(Map<String, String> given, boolean withGit) {
        Optional<GitRepository> repository = withGit
                ? GitRepository.of(
                        folder,
                        wiring.environment().variables(),
                        wiring.environment().cancellation())
                : Optional.empty();
        if (repository.isEmpty()) {
            return given;
        }
        boolean named = given.containsKey("git_commit");
        GitMetadata git = named
                ? repository.get().committed()
                : repository.get().metadata(wiring.environment().temporary());
        if (git.dirty()) {
            confirmDirty(git);
        }
        Map<String, String> tags = new TreeMap<>(git.attributes());
        tags.putAll(given);
        // On a terminal the last lines name the commit.
        if (!named && !git.commit().isEmpty() && !wiring.terminal().live()) {
            String branch = git.branch().isEmpty() ? "" : " on branch [" + git.branch() + "]";
            wiring.status("Tagging deployment with commit [" + git.commit() + "]" + branch);
            if (!git.tree().isEmpty()) {
                wiring.status("Working tree is dirty; tagged with tree hash [" + git.tree() + "]");
            }
        }
        return tags;
    }

    private void confirmDirty(GitMetadata git) {
        wiring.failures()
                .warn("Working tree has uncommitted changes; commit [" + git.commit()
                        + "] may not reflect the deployed code.");
        if (wiring.prompter().isInteractive() && !wiring.prompter().confirm("Continue deploying anyway?", false)) {
            throw LkjException.failed("deployment cancelled; nothing was changed");
        }
    }

    /** Shows what would be sent, and sends nothing. */
    ExitCode dryRun(Request request, PackingPlan plan, boolean json) {
        ArchiveFacts archive = SourceArchive.measure(plan, wiring.environment().cancellation());
        DryRunView view = new DryRunView(plan, archive, request.secrets(), request.attributes());
        if (json) {
            run.dryRun(request.attributes(), view::fill);
        } else {
            wiring.status("Nothing is sent.");
            Results.lines(wiring, view.lines());
        }
        return ExitCode.OK;
    }

    /** Deploys and follows the roll. */
    ExitCode deploy(Request request, PackingPlan plan) {
        run.attributes(request.attributes());
        new SourceChecks(wiring, target, folder, "deploy").check(request.skipSdkCheck());
        PlanWarnings.print(plan, wiring.failures());
        Deployer deployer = new Deployer(
                target.cloud(),
                wiring.environment().clock(),
                wiring.pacing(),
                wiring.environment().cancellation());
        DeployOutcome outcome = deployer.deploy(
                new DeployRequest(
                        request.agentId(),
                        request.deployment(),
                        plan,
                        wiring.environment().temporary(),
                        request.secrets(),
                        request.attributes(),
                        run.baseline(),
                        run.policy(request.timeout()),
                        request.detach()),
                run.listener());
        return new DeployEnd(run, folder, request.deployment(), request.timeout(), "unable to deploy agent")
                .of(outcome);
    }

    /** Makes sure that there is something to deploy, before anything is asked of the service. */
    static void requireFolder(Target target) {
        if (!Files.isDirectory(target.directory().path())) {
            throw LkjException.usage("there is no folder " + target.directory().given())
                    .withHint("name the folder of the project, or leave it out for the current one");
        }
    }

    /**
     * What is packed; makes no request.
     *
     * @throws LkjException (exit 2) when the folder or an ignore file cannot be read, or a line of one is malformed
     */
    PackingPlan plan() {
        return PackingPlan.of(folder, wiring.environment().cancellation());
    }
}
