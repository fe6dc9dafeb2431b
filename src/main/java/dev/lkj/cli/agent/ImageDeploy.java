package dev.lkj.cli.agent;

import dev.lkj.cli.Target;
import dev.lkj.cli.Wiring;
import dev.lkj.deploy.DeployOutcome;
import dev.lkj.deploy.ImageDeployRequest;
import dev.lkj.deploy.ImageDeployer;
import dev.lkj.error.ExitCode;
import dev.lkj.image.PreparedImage;

/** Deploys a prebuilt image: everything behind the question what to act on. */
final class ImageDeploy {
    private final Wiring wiring;
    private final Target target;
    private final AgentRun run;

    ImageDeploy(Wiring wiring, Target target, AgentRun run) {
        this.wiring = wiring;
        this.target = target;
        this.run = run;
    }

    /** Shows what would be pushed, and sends nothing. */
    ExitCode dryRun(SourceDeploy.Request request, PreparedImage image, boolean json) {
        ImagePlanView view = new ImagePlanView(image, request.secrets(), request.attributes());
        if (json) {
            run.dryRun(request.attributes(), view::fill);
        } else {
            wiring.status("Nothing is sent.");
            Results.lines(wiring, view.lines());
        }
        return ExitCode.OK;
    }

    /** Pushes, and follows the roll. */
    ExitCode deploy(SourceDeploy.Request request, PreparedImage image) {
        run.attributes(request.attributes());
        ImageDeployer deployer =
                new ImageDeployer(target.cloud(), wiring.environment().clock(), wiring.pacing());
        DeployOutcome outcome = deployer.deploy(
                new ImageDeployRequest(
                        request.agentId(),
                        image,
                        request.secrets(),
                        request.attributes(),
                        run.baseline(),
                        run.policy(request.timeout()),
                        request.detach()),
                run.listener());
        return new DeployEnd(run, target.directory().path(), "", request.timeout(), "unable to deploy prebuilt image")
                .of(outcome);
    }
}
