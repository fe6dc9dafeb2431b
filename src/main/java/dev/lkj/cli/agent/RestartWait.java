package dev.lkj.cli.agent;

import dev.lkj.cli.Wiring;
import dev.lkj.deploy.DeployEvent;
import dev.lkj.deploy.RolloutFollower;
import dev.lkj.error.ExitCode;
import dev.lkj.rollout.Reading;
import java.util.Optional;

/** Follows a restart that the service has taken. */
final class RestartWait {
    private final Wiring wiring;
    private final AgentRun run;

    RestartWait(Wiring wiring, AgentRun run) {
        this.wiring = wiring;
        this.run = run;
    }

    /** Follows it to its end, unless it is to be left. */
    ExitCode follow(Optional<Reading.Seen> before, RestartReport report, boolean detach) {
        run.listener().on(new DeployEvent.Restarting());
        if (detach) {
            return run.detached(report);
        }
        RolloutFollower follower = new RolloutFollower(
                run.target().cloud(), run.agentId(), "", wiring.environment().clock(), wiring.pacing());
        return run.ended(report, follower.followRestart(before, run.policy(report.timeout()), run.listener()));
    }
}
