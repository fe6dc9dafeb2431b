package dev.lkj.cli.agent;

import dev.lkj.buildlog.BuildFailure;
import dev.lkj.deploy.DeployOutcome;
import dev.lkj.deploy.ServingNow;
import dev.lkj.error.ExitCode;
import dev.lkj.error.LkjException;
import dev.lkj.rollout.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a deploy from source, or the creation of an agent, ends.
 *
 * @param folder where the source is
 * @param failure how the service's words about a failed build are introduced, {@code unable to deploy agent}
 */
record DeployEnd(AgentRun run, Path folder, String deployment, Duration timeout, String failure) {

    /** Shows it, and gives its code. */
    ExitCode of(DeployOutcome outcome) {
        if (outcome instanceof DeployOutcome.Detached detached) {
            return run.detached(detached.version());
        }
        if (outcome instanceof DeployOutcome.Rolled rolled) {
            return run.ended(AgentRun.ROLLED_OUT, rolled.version(), rolled.end(), timeout);
        }
        return buildFailed((DeployOutcome.BuildFailed) outcome);
    }

    private ExitCode buildFailed(DeployOutcome.BuildFailed failed) {
        Optional<Reading.Seen> now = run.status().glance();
        List<BuildFailure> failures = BuildFailure.of(failed.log(), failed.message(), dockerfile());
        String remedies = failures.stream()
                .map(BuildFailure::remedy)
                .filter(remedy -> !remedy.isEmpty())
                .map(remedy -> remedy + "\n")
                .distinct()
                .collect(Collectors.joining());
        LkjException end = LkjException.of(
                        ExitCode.BUILD_FAILED,
                        "the build failed; nothing was deployed, " + ServingNow.clause(now, deployment) + "\n" + failure
                                + ": " + failed.message())
                .withHint(remedies + run.next().of("logs", "--log-type", "build") + "   the whole log"
                        + run.continuation().map(hint -> "\n" + hint).orElse(""));
        return run.failed(end, new FailureText.Build(failures), null);
    }

    /** The text of the Dockerfile, to show the line that failed; empty when it cannot be read. */
    private String dockerfile() {
        try {
            return Files.readString(folder.resolve("Dockerfile"));
        } catch (IOException e) {
            return "";
        }
    }
}
