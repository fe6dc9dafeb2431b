package dev.lkj.cli.agent;

import dev.lkj.cli.NextCommand;
import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.cloud.ServiceFailure;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.project.ShellWords;
import dev.lkj.source.git.GitRepository;
import dev.lkj.wire.AgentVersion;
import java.util.List;
import java.util.Optional;

/** What to do where the plan does not include a rollback: deploy the version's commit instead. */
final class RedeployHint {
    private RedeployHint() {}

    static LkjException explain(
            Wiring wiring,
            Target target,
            AgentRun run,
            String agentId,
            Optional<AgentVersion> to,
            ServiceFailure failure) {
        LkjException plain = LkjException.of(
                ExitCode.PLAN, "this project's plan does not include instant rollback: " + failure.text(), failure);
        String commit =
                to.map(v -> v.attributes().getOrDefault("git_commit", "")).orElse("");
        if (commit.isEmpty()) {
            return plain.withHint("no commit is known of that version, so it cannot be deployed anew from here");
        }
        String version = to.map(AgentVersion::version).orElse("");
        boolean dirty = to.map(v -> !v.attributes().getOrDefault("git_tree", "").isEmpty())
                .orElse(false);
        Optional<GitRepository> repository = GitRepository.of(
                target.directory().path(),
                wiring.environment().variables(),
                wiring.environment().cancellation());
        String folder = repository.map(GitRepository::projectFolder).orElse("");
        String place = folder.isEmpty() ? "../old" : "../old/" + folder;
        return plain.withHint("redeploy commit " + commit + " instead"
                + (repository.isPresent() ? ":\n" : ", in a clone of its repository:\n")
                + run.next().of("rollback", "--rebuild", "--version", version) + "\nor by hand:\n"
                + ShellWords.of(List.of("git", "worktree", "add", "../old", commit)) + "\n"
                + NextCommand.at(wiring, place, agentId).of("deploy")
                + (dirty ? "\nthat version had uncommitted changes, which are not in the commit" : ""));
    }
}
