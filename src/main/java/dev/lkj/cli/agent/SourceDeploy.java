package dev.lkj.cli.agent;

import dev.lkj.buildlog.BuildFailure;
import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.deploy.DeployOutcome;
import dev.lkj.deploy.DeployRequest;
import dev.lkj.deploy.Deployer;
import dev.lkj.deploy.ServingNow;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.Reading;
import dev.lkj.source.ArchiveFacts;
import dev.lkj.source.Attention;
import dev.lkj.source.PackingPlan;
import dev.lkj.source.SourceArchive;
import dev.lkj.source.git.GitMetadata;
import dev.lkj.source.git.GitRepository;
import dev.lkj.wire.AgentSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Deploys the source of a folder: everything behind the question what to act on. */
final class SourceDeploy {
    private static final long LARGE = 1_000_000_000L;
    private static final int MOST_WARNINGS = 3;

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
        new SourceChecks(wiring, target, folder).check(request.skipSdkCheck());
        warn(plan);
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
        return ended(request, outcome);
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

    private ExitCode ended(Request request, DeployOutcome outcome) {
        if (outcome instanceof DeployOutcome.Detached detached) {
            return run.detached(detached.version());
        }
        if (outcome instanceof DeployOutcome.Rolled rolled) {
            return run.ended(AgentRun.ROLLED_OUT, rolled.version(), rolled.end(), request.timeout());
        }
        return buildFailed(request, (DeployOutcome.BuildFailed) outcome);
    }

    private ExitCode buildFailed(Request request, DeployOutcome.BuildFailed failed) {
        Optional<Reading.Seen> now = run.status().glance();
        List<BuildFailure> failures = BuildFailure.of(failed.log(), failed.message(), dockerfile());
        String remedies = failures.stream()
                .map(BuildFailure::remedy)
                .filter(remedy -> !remedy.isEmpty())
                .map(remedy -> remedy + "\n")
                .distinct()
                .collect(Collectors.joining());
        LkjException failure = LkjException.of(
                        ExitCode.BUILD_FAILED,
                        "the build failed; nothing was deployed, " + ServingNow.clause(now, request.deployment())
                                + "\nunable to deploy agent: " + failed.message())
                .withHint(remedies + run.next().of("logs", "--log-type", "build") + "   the whole log");
        return run.failed(failure, new FailureText.Build(failures), null);
    }

    /** The text of the Dockerfile, to show the line that failed; empty when it cannot be read. */
    private String dockerfile() {
        try {
            return Files.readString(folder.resolve("Dockerfile"));
        } catch (IOException e) {
            return "";
        }
    }

    private void warn(PackingPlan plan) {
        if (!plan.dropped().isEmpty()) {
            String names = String.join(
                    ", ",
                    plan.dropped().stream()
                            .limit(5)
                            .map(d -> d.path().display())
                            .toList());
            String more = plan.dropped().size() > 5 ? " and " + (plan.dropped().size() - 5) + " more" : "";
            wiring.failures()
                    .warn("links, pipes and sockets are not sent: "
                            + plan.dropped().size() + " left out: " + names + more);
        }
        plan.attention().stream()
                .filter(each -> !(each instanceof Attention.UselessLine))
                .limit(MOST_WARNINGS)
                .forEach(each -> wiring.failures().warn(DryRunView.subject(each) + ": " + DryRunView.finding(each)));
        if (plan.bytes() > LARGE) {
            wiring.failures().warn("the source has more than 1 GB; the service takes at most 1 GiB compressed");
        }
        if (plan.entries().stream()
                .noneMatch(e -> !e.folder() && e.path().display().equals("Dockerfile"))) {
            wiring.failures().warn("there is no Dockerfile in the top directory; without one the build will fail");
        }
    }
}
