package dev.lkj.cli.agent;

import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.source.git.CommitCheckout;
import dev.lkj.source.git.GitRepository;
import dev.lkj.wire.AgentVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deploys the commit of an earlier version instead of rolling back to its image. */
final class RollbackRebuild {
    private final Wiring wiring;
    private final Target target;
    private final AgentRun run;
    private final String agentId;
    private final Duration timeout;
    private final boolean detach;

    RollbackRebuild(Wiring wiring, Target target, AgentRun run, String agentId, Duration timeout, boolean detach) {
        this.wiring = wiring;
        this.target = target;
        this.run = run;
        this.agentId = agentId;
        this.timeout = timeout;
        this.detach = detach;
    }

    ExitCode run(Optional<AgentVersion> current, AgentVersion to) {
        String commit = to.attributes().getOrDefault("git_commit", "");
        if (commit.isEmpty()) {
            throw LkjException.usage("version " + to.version() + " has no git_commit, so it cannot be built anew")
                    .withHint(run.next().of("versions") + "   shows which versions have one\n"
                            + run.next().of("rollback", "--rebuild", "--version", "VERSION"));
        }
        GitRepository repository = GitRepository.of(
                        target.directory().path(),
                        wiring.environment().variables(),
                        wiring.environment().cancellation())
                .orElseThrow(() -> LkjException.usage(
                                "commit " + commit + " cannot be checked out: this folder is in no git repository")
                        .withHint("run it in the project's repository"));
        if (!repository.hasCommit(commit)) {
            throw missing(repository, commit);
        }
        run.view().transition(new Transition(current, Optional.of(to), Set.of(), true));
        consent(to, commit);
        Path temporary = wiring.environment().temporary();
        try (CommitCheckout checkout = repository.checkOut(commit, temporary).orElseThrow()) {
            SourceDeploy source = new SourceDeploy(wiring, target, run, checkout.project());
            Map<String, String> tags = source.tagged(Map.of(), true);
            return source.deploy(
                    new SourceDeploy.Request(agentId, "", List.of(), tags, true, detach, timeout), source.plan());
        }
    }

    private static LkjException missing(GitRepository repository, String commit) {
        return LkjException.usage("commit " + commit + " is not in this repository")
                .withHint(
                        repository.isShallow()
                                ? "git fetch --unshallow   fetches what the clone left out"
                                : "git fetch --all   fetches what others pushed");
    }

    private void consent(AgentVersion to, String commit) {
        boolean dirty = !to.attributes().getOrDefault("git_tree", "").isEmpty();
        if (dirty) {
            wiring.failures()
                    .warn("version " + to.version() + " had uncommitted changes, which are not in commit " + commit);
        }
        if (wiring.prompter().isInteractive()) {
            if (!wiring.prompter().confirm("Deploy commit " + commit + "?", false)) {
                throw LkjException.failed("cancelled; nothing was changed");
            }
        } else if (dirty && !wiring.global().yes()) {
            throw LkjException.usage("what was deployed as " + to.version() + " cannot be restored whole")
                    .withHint("--yes deploys commit " + commit + " without those changes");
        }
    }
}
